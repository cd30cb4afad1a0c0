package io.jackstay.runtime.session;

import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import io.jackstay.api.order.OrderRef;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.fixture.Markets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A turn that does not end, seen from outside; the test looks from within the callback that would never return. */
final class WatchdogTest {
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final Bench bench = new Bench();
    private final Calls strategy = new Calls();
    private final Bot bot = startedWithAnOrder();
    private final Watchdog watchdog = new Watchdog(bot, bench.accounts(), bench.clock, PERIOD);

    private Bot startedWithAnOrder() {
        strategy.then = (context, call) -> {
            if (call.startsWith("start")) {
                context.orders().place(limit(Side.BUY, "1", "99"));
            }
        };
        return bench.started(1, strategy);
    }

    /** Time passes while the bot is in its turn; the login's loop is turned, as it is on a thread of its own. */
    private void passInTurn(Duration time) {
        long end = bench.clock.nanoTime() + time.toNanos();
        while (bench.clock.nanoTime() < end) {
            bench.clock.advanceTo(
                    bench.clock.nanoTime() + Duration.ofMillis(250).toNanos());
            watchdog.look();
            turnAccount();
        }
    }

    private void turnAccount() {
        while (bench.account.doWork() > 0) {
            Thread.onSpinWait();
        }
    }

    private void inTick(Runnable blocked) {
        strategy.then = (context, call) -> {
            if (call.startsWith("tick")) {
                blocked.run();
            }
        };
        bench.quote(1_000, 1_001);
    }

    @Test
    void aTurnThatEndsInTimeIsNoneOfItsBusiness() {
        watchdog.look();
        inTick(() -> passInTurn(PERIOD.minusMillis(250)));

        assertThat(bot.isLost()).isFalse();
        assertThat(bench.venue().resting()).hasSize(1);
    }

    @Test
    void aTurnThatDoesNotEndIsSeenWithinTwoPeriodsAndSaid() {
        inTick(() -> {
            passInTurn(PERIOD.multipliedBy(2));
            assertThat(bot.isLost()).isTrue();
            assertThat(bot.status().failed()).isTrue();
            assertThat(bot.status().sentence())
                    .isEqualTo("blocked in tick of sim:BTC-USDC-PERP since 2023-11-14T22:13:20Z");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H", "PT-1S"})
    void aClockThatIsSetNeitherHidesATurnNorMakesItLonger(Duration jump) {
        inTick(() -> {
            bench.clock.setWall(jump);
            passInTurn(PERIOD.minusMillis(250));
            assertThat(bot.isLost()).isFalse();
            bench.clock.setWall(jump);
            passInTurn(PERIOD);
            assertThat(bot.isLost()).isTrue();
            assertThat(bench.venue().resting()).isEmpty();
        });
    }

    @Test
    void aPauseOfTheWholeProcessIsNotTheBots() {
        watchdog.look();
        inTick(() -> {
            passInTurn(Duration.ofMillis(250));
            bench.clock.advanceTo(bench.clock.nanoTime() + Duration.ofMinutes(2).toNanos());
            passInTurn(Duration.ofMillis(250));
            assertThat(bot.isLost()).isFalse();
        });
    }

    @Test
    void itsOrdersAreCancelledPastIt() {
        inTick(() -> {
            passInTurn(PERIOD.multipliedBy(2));
            assertThat(bench.venue().resting()).isEmpty();
        });
    }

    @Test
    void ordersOfNeighboursAndOfAHandAreLeftAlone() {
        Calls other = new Calls();
        other.then = (context, call) -> {
            if (call.startsWith("start")) {
                context.orders().place(limit(Side.BUY, "1", "98"));
            }
        };
        bench.started(2, other);
        OrderRef hand = OrderRef.of(Markets.BTC, new io.jackstay.api.order.Cloid(17));
        bench.venue().rests(hand, limit(Side.BUY, "1", "97"));
        inTick(() -> passInTurn(PERIOD.multipliedBy(2)));

        assertThat(bench.venue().resting()).hasSize(2);
    }

    @Test
    void nothingNewOfItLeavesFromThenOn() {
        strategy.then = (context, call) -> {
            if (call.startsWith("tick")) {
                passInTurn(PERIOD.multipliedBy(2));
                context.orders().place(limit(Side.BUY, "1", "98"));
            }
        };
        bench.quote(1_000, 1_001);

        assertThat(bench.venue().resting()).isEmpty();
        assertThat(bench.venue().batches.stream()
                        .mapToInt(batch -> batch.submits().size())
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeCancelledAtOnceIsAskedAboutAgain() {
        bench.venue().onSnapshot = reply -> reply.unknown("no answer");
        inTick(() -> {
            passInTurn(PERIOD.multipliedBy(2));
            assertThat(bench.venue().resting()).hasSize(1);
            bench.venue().onSnapshot = reply -> reply.ok(bench.venue().holds());
            passInTurn(Duration.ofSeconds(4));
            assertThat(bench.venue().resting()).isEmpty();
        });
    }

    @Test
    void aTurnThatEndsAtLastEndsTheBotAsFailed() {
        inTick(() -> passInTurn(PERIOD.multipliedBy(2)));
        watchdog.look();
        bench.settle();

        assertThat(bot.isLost()).isFalse();
        assertThat(bot.isStopped()).isTrue();
        assertThat(bot.status().failed()).isTrue();
        assertThat(bot.status().why()).startsWith("it had been blocked in tick of sim:BTC-USDC-PERP since");
    }
}
