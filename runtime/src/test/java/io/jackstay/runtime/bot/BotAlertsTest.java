package io.jackstay.runtime.bot;

import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.strategy.Context.Severity;
import io.jackstay.runtime.alert.Alert;
import io.jackstay.runtime.alert.AlertCode;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.journal.TroubledDisk;
import io.jackstay.runtime.loop.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a bot has to tell a person, and that the next process knows it. */
final class BotAlertsTest {
    private final VirtualClock clock = new VirtualClock(Markets.START_NANOS);
    private TroubledDisk disk = new TroubledDisk(11, clock);
    private Bench bench = new Bench(disk, clock);

    private List<AlertCode> shown() {
        return bench.status().alerts().stream().map(Alert::code).toList();
    }

    private List<AlertCode> remembered() {
        return bench.image("bot1").alerts().all().stream().map(Alert::code).toList();
    }

    private static OrderRef ref(Order order) {
        return OrderRef.of(order.market(), order.cloid().orElseThrow());
    }

    private void kill() {
        disk = disk.killed();
        bench = new Bench(disk, clock);
    }

    @Test
    void theAlertsOfAStrategyAndOfAHaltAreThereAfterAKill() {
        Calls strategy = new Calls();
        strategy.then = (context, call) -> {
            if (call.startsWith("tick")) {
                context.alert(Severity.INFO, "nothing much");
                context.alert(Severity.WARNING, "look at this");
            }
        };
        ProbeRule rule = new ProbeRule();
        rule.onTime = (view, actions) -> {
            actions.halt("as the test says");
            actions.alert("mind the gap");
        };
        bench.resume(bench.bot(1, strategy, rule));
        bench.quote(1000, 1001);
        bench.pass(Duration.ofSeconds(1));

        assertThat(shown())
                .containsExactlyInAnyOrder(AlertCode.STRATEGY_SAYS, AlertCode.BOT_HALTED, AlertCode.RULE_SAYS);
        kill();
        bench.resume(bench.bot(1, new Calls()));
        assertThat(remembered())
                .contains(AlertCode.STRATEGY_SAYS, AlertCode.BOT_HALTED, AlertCode.RULE_SAYS)
                .doesNotHaveDuplicates();
    }

    @Test
    void theStatusOfAProcessHasItsOwnAlerts() {
        ProbeRule rule = new ProbeRule();
        rule.onTime = (view, actions) -> actions.alert("mind the gap");
        bench.resume(bench.bot(1, new Calls(), rule));
        bench.pass(Duration.ofSeconds(2));
        assertThat(shown()).containsExactly(AlertCode.RULE_SAYS);
        kill();
        clock.advanceTo(clock.nanoTime() + Duration.ofMinutes(1).toNanos());

        bench.resume(bench.bot(1, new Calls(), new ProbeRule()));

        assertThat(shown()).isEmpty();
        assertThat(remembered()).containsExactly(AlertCode.RULE_SAYS);
    }

    @Test
    void aFillAfterTheEndOfItsOrderCountsAndIsTold() {
        List<Order> placed = new ArrayList<>();
        Calls strategy = new Calls();
        strategy.then = (context, call) -> {
            if (call.startsWith("start")) {
                placed.add(context.orders().place(limit(Side.BUY, "1", "100")));
            } else if (call.startsWith("tick")) {
                context.orders().cancel(placed.get(0));
            }
        };
        bench.resume(bench.bot(1, strategy));
        bench.quote(1000, 1001);
        bench.pass(Duration.ofMinutes(1));
        assertThat(placed.get(0).state().isFinal()).isTrue();

        bench.venue(
                () -> bench.venue().events().fill(Markets.fill("late", ref(placed.get(0)), Side.BUY, "1", "100", 5)));

        assertThat(shown()).containsExactly(AlertCode.FILL_AFTER_END);
        assertThat(bench.status().markets().get(0).position()).isEqualByComparingTo("1");
    }

    @Test
    void aDiskThatStallsIsToldByItsOwnCode() {
        Calls strategy = new Calls();
        strategy.then = (context, call) -> {
            if (call.startsWith("tick")) {
                context.orders().place(limit(Side.BUY, "1", "100"));
            }
        };
        bench.resume(bench.bot(1, strategy));
        bench.writing = false;
        bench.quote(1000, 1001);

        bench.pass(Duration.ofSeconds(4));

        assertThat(shown()).containsExactly(AlertCode.JOURNAL_STALL);
    }
}
