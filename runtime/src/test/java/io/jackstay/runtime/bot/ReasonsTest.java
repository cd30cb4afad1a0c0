package io.jackstay.runtime.bot;

import static io.jackstay.runtime.fixture.Markets.START_NANOS;
import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketStatus;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.runtime.config.BotPolicies;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.journal.TroubledDisk;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.record.Decision;
import io.jackstay.runtime.record.Decision.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever keeps a bot from its next order is in its journal, with the words of its status; so it is after a kill. */
final class ReasonsTest {
    private final VirtualClock clock = new VirtualClock(START_NANOS);
    private final TroubledDisk disk = new TroubledDisk(1, clock);
    private final Bench bench = new Bench(disk, clock);
    private Consumer<Context> onTick = context -> {};

    private Bot start(RiskRule... rules) {
        Calls strategy = new Calls();
        strategy.then = (context, call) -> {
            if (call.startsWith("tick")) {
                onTick.accept(context);
            }
        };
        Bot bot = bench.resume(bench.bot(1, strategy, rules));
        bench.quote(1000, 1001);
        return bot;
    }

    private void placing() {
        onTick = context -> context.orders().place(limit(Side.BUY, "1", "100"));
    }

    /** What the journal has after some seconds, and after a kill. */
    private List<Decision.Reason> reasons() {
        bench.pass(Duration.ofSeconds(3));
        Decision.Stood stood = bench.image("bot1").decisions().stood().orElseThrow();
        Journal followed = disk.killed().store().open(StreamName.bot("bot1"), OpenMode.FOLLOW, Runnable::run);
        assertThat(BotImage.read(Optional.of(followed)).decisions().stood()).contains(stood);
        return stood.reasons();
    }

    private void outcome(Outcome outcome) {
        bench.venue().onExecute = batch -> batch.submits()
                .forEach(submit ->
                        bench.venue().events().outcome(submit.ref(), ConnectorEvents.Command.SUBMIT, outcome));
    }

    @Test
    void nothingKeepsABotThatHasAQuoteAndSaysNothing() {
        Bot bot = start();

        assertThat(reasons()).isEmpty();
        assertThat(bot.status().sentence()).isEqualTo("running, the strategy has not said what it waits for");
    }

    @Test
    void aHalt() {
        ProbeRule rule = new ProbeRule();
        rule.onTime = (view, actions) -> actions.halt("too much is lost");
        start(rule);

        assertThat(reasons()).first().isEqualTo(Decision.Reason.of(Cause.HALT, "halted by rule-0: too much is lost"));
    }

    @Test
    void aLimitWithWhatItIsAndWhatTheOrderWouldMakeIt() {
        placing();
        start(ProbeRule.positionLimit("0.5"));

        assertThat(reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.cause()).isEqualTo(Cause.RISK);
            assertThat(reason.limit()).startsWith("0.5");
            assertThat(reason.actual()).startsWith("1");
            assertThat(reason.words()).startsWith("an order was refused: ");
        });
        assertThat(bench.image("bot1").decisions().refused()).singleElement().satisfies(refused -> {
            assertThat(refused.why().limit()).startsWith("0.5");
            assertThat(refused.order()).isEqualTo("buy 1 sim:BTC-USDC-PERP at 100");
            assertThat(refused.event()).isEqualTo("tick of sim:BTC-USDC-PERP");
            assertThat(refused.count()).isEqualTo(1);
        });
    }

    @Test
    void aVenueThatIsDown() {
        start();
        bench.venue(() -> bench.venue().events().stream(
                ConnectorEvents.Stream.PRIVATE, ConnectorEvents.StreamState.DOWN, "closed by the server"));

        assertThat(reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.cause()).isEqualTo(Cause.VENUE);
            assertThat(reason.words()).contains("closed by the server");
        });
    }

    @Test
    void aMarketThatIsPaused() {
        start();
        MarketInfo paused =
                Bench.BTC_INFO.toBuilder().status(MarketStatus.HALTED).build();
        bench.venue(() -> bench.venue().events().markets(List.of(paused)));

        assertThat(reasons()).containsExactly(Decision.Reason.of(Cause.MARKET, "waits: sim:BTC-USDC-PERP is HALTED"));
    }

    @Test
    void aFeedThatIsStale() {
        bench.policies = BotPolicies.DEFAULT.maxQuoteAge(Duration.ofSeconds(2));
        start();

        assertThat(reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.cause()).isEqualTo(Cause.FEED);
            assertThat(reason.limit()).isEqualTo("2 s");
            assertThat(reason.actual()).isEqualTo("3 s");
        });
    }

    @Test
    void aRequestBudgetThatIsUsedUp() {
        placing();
        outcome(new Outcome.Rejected(
                new Rejection(RejectReason.RATE_LIMITED, "request budget of sim/ip: 10 of 10 used in 60 s")));
        start();

        assertThat(reasons())
                .containsExactly(Decision.Reason.of(
                        Cause.BUDGET, "an order was rejected at sim: request budget of sim/ip: 10 of 10 used in 60 s"));
        assertThat(bench.image("bot1").decisions().refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.by()).isEqualTo("sim rate-limited"));
    }

    @Test
    void whatAVenueHasAgainstOneOrderIsCountedAndKeepsNothingFromTheNext() {
        placing();
        outcome(new Outcome.Rejected(new Rejection(RejectReason.POST_ONLY_WOULD_CROSS, "it would take")));
        start();

        assertThat(reasons()).isEmpty();
        assertThat(bench.image("bot1").decisions().refused()).singleElement().satisfies(refused -> {
            assertThat(refused.by()).isEqualTo("sim post-only-would-cross");
            assertThat(refused.event()).isEqualTo("tick of sim:BTC-USDC-PERP");
        });
    }

    @Test
    void whatTheStrategySays() {
        onTick = context -> {
            context.explain(Explanation.ok("grid", "all rungs rest"));
            context.explain(Explanation.waiting("entry", "spread too narrow").limit("2 bps", "1.4 bps"));
        };
        start();

        assertThat(reasons())
                .containsExactly(
                        new Decision.Reason(Cause.STRATEGY, "spread too narrow: 1.4 bps of 2 bps", "2 bps", "1.4 bps"));
        assertThat(bench.image("bot1").decisions().explained())
                .extracting(said -> said.what().topic())
                .containsExactly("grid", "entry");
    }

    @Test
    void untilWhenTheStrategyWaitsIsSaidInSeconds() {
        onTick = context -> context.explain(Explanation.waiting("entry", "the pause after a loss")
                .until(Instant.parse("2026-01-01T12:30:00.123456789Z")));
        Bot bot = start();

        assertThat(reasons()).hasSize(1);
        assertThat(bot.status().sentence()).isEqualTo("the pause after a loss, until 2026-01-01T12:30:00Z");
    }

    @Test
    void anOrderWithoutAnAnswer() {
        onTick = context -> {
            if (context.orders().open().isEmpty()) {
                context.orders().place(limit(Side.BUY, "1", "100"));
            }
        };
        outcome(new Outcome.Received(""));
        start();

        assertThat(reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.cause()).isEqualTo(Cause.ANSWER);
            assertThat(reason.words())
                    .startsWith("sim has not said what became of an order, the oldest placed at 2023-");
        });
    }

    @Test
    void anEndOfItsLife() {
        Bot bot = start();
        bot.stop("a person said so", Duration.ofSeconds(5));
        bench.settle();

        Decision.Stood stood = bench.image("bot1").decisions().stood().orElseThrow();
        assertThat(stood.state()).isEqualTo("STOPPED");
        assertThat(stood.sentence()).isEqualTo(bot.status().sentence()).isEqualTo("stopped: a person said so");
    }

    @Test
    void theJournalHasTheWordsOfTheStatus() {
        Bot bot = start();
        bench.pass(Duration.ofSeconds(2));

        assertThat(bench.image("bot1").decisions().stood().orElseThrow().sentence())
                .isEqualTo(bot.status().sentence());
        assertThat(bench.image("bot1").decisions().rules().orElseThrow().rules())
                .isEmpty();
    }
}
