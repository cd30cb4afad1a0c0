package io.jackstay.runtime.bot;

import static io.jackstay.runtime.fixture.Markets.START_NANOS;
import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.risk.RiskActions;
import io.jackstay.runtime.account.DriftPolicy;
import io.jackstay.runtime.config.BotPolicies;
import io.jackstay.runtime.config.ErrorRate;
import io.jackstay.runtime.config.OnError;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.journal.TroubledDisk;
import io.jackstay.runtime.loop.VirtualClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A halt that a process began is there in the next one, whether or not the rule itself remembers it. */
final class DurableHaltTest {
    private final VirtualClock clock = new VirtualClock(START_NANOS);
    private TroubledDisk disk = new TroubledDisk(1, clock);
    private Bench bench = new Bench(disk, clock);
    private final List<Order> placed = new ArrayList<>();

    private Calls strategy() {
        Calls strategy = new Calls();
        strategy.then = (context, call) -> {
            if (call.startsWith("tick")) {
                placed.add(context.orders().place(limit(Side.BUY, "1", "100")));
            }
        };
        return strategy;
    }

    private static ProbeRule haltingOnce(Consumer<RiskActions> then) {
        ProbeRule rule = new ProbeRule();
        boolean[] done = {false};
        rule.onTime = (view, actions) -> {
            if (!done[0]) {
                done[0] = true;
                actions.halt("as the test says");
                then.accept(actions);
            }
        };
        return rule;
    }

    private Bot start(ProbeRule... rules) {
        return bench.resume(bench.bot(1, strategy(), rules));
    }

    private OrderState placedNow() {
        bench.quote(1000, 1001);
        return placed.get(placed.size() - 1).state();
    }

    private void kill() {
        disk = disk.killed();
        bench = new Bench(disk, clock);
    }

    @Test
    void aHaltOfARuleGoesOnUntilAPersonResumes() {
        start(haltingOnce(actions -> {}));
        bench.pass(Duration.ofSeconds(1));
        assertThat(placedNow()).isEqualTo(OrderState.REJECTED);
        kill();
        clock.advanceTo(clock.nanoTime() + Duration.ofDays(3).toNanos());

        Bot again = start(new ProbeRule());

        assertThat(placedNow()).isEqualTo(OrderState.REJECTED);
        assertThat(again.status().sentence()).isEqualTo("halted by rule-0: as the test says");
        assertThat(bench.alerts).contains("CRITICAL halted by rule-0: as the test says");
        kill();
        Bot resumed = bench.bot(1, strategy(), new ProbeRule());
        bench.image("bot1").resumed();
        bench.resume(resumed);
        assertThat(placedNow()).isEqualTo(OrderState.OPEN);
        kill();
        start(new ProbeRule());
        assertThat(placedNow()).as("it does not come back").isEqualTo(OrderState.OPEN);
    }

    @Test
    void aHaltForADriftGoesOnUntilAPersonResumes() {
        Bot bot = start(new ProbeRule());
        assertThat(placedNow()).isEqualTo(OrderState.OPEN);
        bench.account.reconcileEvery(Duration.ofMinutes(1), new DriftPolicy(BigDecimal.ZERO, true));
        bench.venue().onSnapshot = reply -> reply.ok(AccountSnapshot.of(
                bench.venue().holds().openOrders(),
                List.of(new Position(
                        Markets.BTC,
                        Markets.size(Markets.BTC, "3"),
                        new BigDecimal("300"),
                        BigDecimal.ZERO,
                        Position.Source.VENUE)),
                List.of(),
                Markets.at(clock.epochNanos())));

        bench.settle();
        bench.pass(Duration.ofMinutes(3));

        assertThat(bot.status().markets().get(0).position()).isEqualByComparingTo("3");
        assertThat(placedNow()).isEqualTo(OrderState.REJECTED);
        kill();
        start(new ProbeRule());
        assertThat(placedNow()).isEqualTo(OrderState.REJECTED);
        assertThat(bench.status().sentence())
                .startsWith("halted by drift: the venue shows a position of 3, and all known fills come to 0");
        assertThat(bench.status().markets().get(0).position()).isEqualByComparingTo("3");
    }

    @Test
    void aHaltKeepsItsOldEnd() {
        start(haltingOnce(actions -> actions.resumeAfter(Duration.ofMinutes(10))));
        bench.pass(Duration.ofSeconds(1));
        assertThat(placedNow()).isEqualTo(OrderState.REJECTED);
        kill();
        clock.advanceTo(clock.nanoTime() + Duration.ofMinutes(9).toNanos());

        start(new ProbeRule());
        assertThat(placedNow()).isEqualTo(OrderState.REJECTED);
        bench.pass(Duration.ofMinutes(2));
        bench.quote(1001, 1002);
        assertThat(placedNow()).isEqualTo(OrderState.OPEN);
        kill();
        start(new ProbeRule());
        assertThat(placedNow()).as("what has ended does not come back").isEqualTo(OrderState.OPEN);
    }

    @Test
    void aHaltForARuleThatFailsGoesOn() {
        ProbeRule broken = new ProbeRule();
        broken.onTime = (view, actions) -> {
            throw new IllegalStateException("broken by the test");
        };
        start(broken);
        for (int i = 0; i < 12; i++) {
            bench.quote(1000, 1001 + i % 2);
            bench.pass(Duration.ofSeconds(1));
        }
        assertThat(bench.status().sentence()).contains("failed 10 times");
        kill();

        start(new ProbeRule());

        assertThat(placedNow()).isEqualTo(OrderState.REJECTED);
        assertThat(bench.status().sentence()).contains("failed 10 times");
    }

    @Test
    void aBotThatWasStoppedForItsErrorsIsHaltedUntilAPersonResumes() {
        bench.policies = BotPolicies.DEFAULT.onError(OnError.STOP, ErrorRate.DEFAULT);
        Calls failing = new Calls();
        failing.then = (context, call) -> {
            if (call.startsWith("tick")) {
                throw new IllegalStateException("thrown by the test");
            }
        };
        Bot bot = bench.resume(bench.bot(1, failing));
        for (int i = 0; i < 20 && !bot.isStopped(); i++) {
            bench.quote(1000, 1001 + i % 2);
        }
        bench.pass(Duration.ofSeconds(1));
        assertThat(bot.isStopped()).isTrue();
        kill();

        Bot again = start();

        assertThat(placedNow()).isEqualTo(OrderState.REJECTED);
        assertThat(again.status().sentence()).startsWith("halted by on-error: ");
    }

    @Test
    void aStallOfTheJournalIsOverWithTheProcess() {
        start();
        bench.writing = false;
        assertThat(placedNow()).isEqualTo(OrderState.SUBMITTING);
        bench.pass(Bench.STALL.plusMillis(200));
        assertThat(placedNow()).isEqualTo(OrderState.REJECTED);
        kill();

        start();

        assertThat(placedNow()).isEqualTo(OrderState.OPEN);
    }

    @Test
    void aHaltByARuleThatIsGoneIsOverAndSaysSo() {
        start(haltingOnce(actions -> {}));
        bench.pass(Duration.ofSeconds(1));
        kill();

        start();

        assertThat(placedNow()).isEqualTo(OrderState.OPEN);
        assertThat(bench.alerts).anyMatch(alert -> alert.contains("rule-0") && alert.contains("no such rule any more"));
    }

    @Test
    void aSnapshotKeepsHalts() {
        start(haltingOnce(actions -> {}));
        bench.pass(Duration.ofSeconds(1));
        BotImage image = bench.image("bot1");

        BotImage read = BotImageTest.restored(image, 1);

        assertThat(read.halts()).isEqualTo(image.halts()).hasSize(1);
    }
}
