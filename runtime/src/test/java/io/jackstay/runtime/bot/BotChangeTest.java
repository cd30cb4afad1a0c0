package io.jackstay.runtime.bot;

import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.strategy.Stop;
import io.jackstay.runtime.config.BotPolicies;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.journal.TroubledDisk;
import io.jackstay.runtime.loop.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What of a bot changes while it runs: its rules, its policies, whether it prints. */
final class BotChangeTest {
    private final Bench bench = new Bench();
    private final Calls strategy = new Calls();
    private final List<HandAnswer> answers = new ArrayList<>();
    private final List<String> states = new ArrayList<>();

    private Bot start(RiskRule... rules) {
        strategy.then = (context, call) -> {
            if (call.startsWith("tick")) {
                states.add(context.orders()
                        .place(limit(Side.BUY, "1", "98"))
                        .state()
                        .name());
            }
        };
        return bench.started(1, strategy, rules);
    }

    private void change(Bot bot, boolean debug, BotPolicies policies, BotSpec.NamedRule... rules) {
        Optional<List<BotSpec.NamedRule>> wanted = rules.length == 0 ? Optional.empty() : Optional.of(List.of(rules));
        bot.change(new BotChange(List.of("bots.bot1.risk"), wanted, debug, policies), "alice", answers::add);
        bench.settle();
        assertThat(answers).extracting(HandAnswer::words).containsExactly("changed");
    }

    private static ProbeRule halting() {
        ProbeRule rule = new ProbeRule();
        rule.onTime = (view, actions) -> actions.halt("as the test says");
        return rule;
    }

    @Test
    void aNewRuleIsAskedFromTheNextEventOn() {
        Bot bot = start(new ProbeRule());
        bench.quote(1_000, 1_001);
        assertThat(states).containsExactly("SUBMITTING");

        change(bot, false, BotPolicies.DEFAULT, new BotSpec.NamedRule("strict", halting()));
        bench.pass(Duration.ofSeconds(2));
        bench.quote(1_001, 1_002);

        assertThat(states).containsExactly("SUBMITTING", "REJECTED");
        assertThat(bot.status().sentence()).isEqualTo("halted by strict: as the test says");
    }

    @Test
    void aHaltOfARuleThatIsGoneIsOver() {
        Bot bot = start(halting());
        bench.pass(Duration.ofSeconds(2));
        bench.quote(1_000, 1_001);
        assertThat(states).containsExactly("REJECTED");

        change(bot, false, BotPolicies.DEFAULT, new BotSpec.NamedRule("other", new ProbeRule()));
        bench.quote(1_001, 1_002);

        assertThat(states).containsExactly("REJECTED", "SUBMITTING");
    }

    @Test
    void theJournalNamesTheNewRulesFromThenOn() {
        VirtualClock clock = new VirtualClock(Markets.START_NANOS);
        Bench journalled = new Bench(new TroubledDisk(1, clock), clock);
        Bot bot = journalled.started(1, strategy, new ProbeRule());

        bot.change(
                new BotChange(
                        List.of("bots.bot1.risk"),
                        Optional.of(List.of(new BotSpec.NamedRule("strict", new ProbeRule()))),
                        false,
                        BotPolicies.DEFAULT),
                "alice",
                answers::add);
        journalled.settle();

        assertThat(journalled
                        .image(bot.spec().name())
                        .decisions()
                        .rules()
                        .orElseThrow()
                        .rules())
                .containsExactly("strict");
    }

    @Test
    void aHaltByHandStays() {
        Bot bot = start(new ProbeRule());
        bot.ask(HandRequest.of(HandCommand.HALT, "alice", ""), Duration.ofSeconds(10), answer -> {});
        bench.settle();

        change(bot, false, BotPolicies.DEFAULT, new BotSpec.NamedRule("other", new ProbeRule()));

        assertThat(bot.status().sentence()).isEqualTo("halted by hand: alice");
    }

    @Test
    void anotherPolicyHoldsAtTheStop() {
        Bot bot = start();
        bench.quote(1_000, 1_001);
        assertThat(bench.venue().resting()).hasSize(1);

        change(bot, false, BotPolicies.DEFAULT.onStop(Stop.Exit.KEEP));
        bot.stop("asked by the test", Duration.ofSeconds(10));
        bench.settle();

        assertThat(bot.isStopped()).isTrue();
        assertThat(bench.venue().resting()).hasSize(1);
    }

    @Test
    void transitionsArePrintedFromThenOn() {
        Bot bot = start();
        bench.transitions.clear();
        change(bot, true, BotPolicies.DEFAULT);

        bench.quote(1_000, 1_001);

        assertThat(bench.transitions).isNotEmpty();
    }
}
