package io.jackstay.runtime.bot;

import static io.jackstay.runtime.fixture.Bench.BTC_INFO;
import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Explanation;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.fixture.Markets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BotLoopTest {
    private final Bench bench = new Bench();
    private final Calls strategy = new Calls();

    @Test
    void aTurnTakesWhatMustBeDeliveredThenPrintsThenTicksThenTimers() {
        List<Order> placed = new ArrayList<>();
        strategy.then = (context, call) -> {
            if (call.startsWith("start")) {
                context.timers().once("t", Duration.ofSeconds(1));
                placed.add(context.orders().place(limit(Side.BUY, "1", "100")));
            }
        };
        bench.started(1, strategy);
        strategy.calls.clear();

        bench.clock.advanceTo(bench.clock.epochNanos() + Duration.ofSeconds(2).toNanos());
        bench.venueAlone(() -> {
            bench.venue().quote(BTC_INFO, 1000, 1001);
            bench.venue().print(BTC_INFO, 1000);
            bench.venue()
                    .fill(placed.get(0).cloid().map(id -> OrderRef.of(BTC, id)).orElseThrow());
        });
        bench.settle();

        assertThat(strategy.calls)
                .containsExactly("update OPEN>FILLED", "filled 1", "trade 100", "tick 100/100.1", "timer t");
    }

    @Test
    void timeStandsStillWithinACallbackAndNeverGoesBack() {
        List<Instant> seen = new ArrayList<>();
        strategy.then = (context, call) -> {
            Instant before = context.now();
            bench.clock.advanceTo(bench.clock.epochNanos() + 1_000);
            assertThat(context.now()).isEqualTo(before);
            seen.add(before);
        };
        bench.started(1, strategy);
        for (int i = 0; i < 5; i++) {
            bench.quote(1000 + i, 1010);
        }

        assertThat(seen).hasSizeGreaterThan(5).isSorted();
    }

    @Test
    void statesConflateWhileTheBotIsBusyAndMissedPrintsAreCounted() {
        bench.started(1, strategy);
        strategy.calls.clear();

        bench.venueAlone(() -> {
            for (int i = 0; i < 5_000; i++) {
                bench.venue().quote(BTC_INFO, 1000 + i, 9000);
                bench.venue().print(BTC_INFO, 1000);
            }
        });
        bench.settle();
        bench.pass(Duration.ofSeconds(2));
        bench.quote(1000, 1001);

        assertThat(strategy.calls.stream().filter(call -> call.startsWith("tick")))
                .hasSize(2);
        assertThat(strategy.calls.stream().filter(call -> call.startsWith("trade")))
                .hasSize(4_096);
        assertThat(bench.status().counts().missedTrades()).isEqualTo(904);
    }

    @Test
    void aStrategyThatThrowsInEveryCallbackIsContainedAndCountedAndGoesOn() {
        strategy.then = (context, call) -> {
            if (!call.startsWith("start")) {
                throw new IllegalStateException("thrown by the test in " + call);
            }
            context.timers().every("t", Duration.ofSeconds(1));
            context.orders().place(limit(Side.BUY, "1", "100"));
        };
        bench.started(1, strategy);
        bench.quote(1000, 1001);
        bench.venue(() -> bench.venue().print(BTC_INFO, 1000));
        bench.venue(() -> bench.venue().fill(bench.venue().resting().get(0).ref()));
        bench.pass(Duration.ofSeconds(3));

        assertThat(bench.status().state()).isEqualTo(BotState.RUNNING);
        assertThat(bench.status().counts().strikes()).isEqualTo(strategy.calls.size() - 1);
        assertThat(strategy.calls).contains("filled 1", "trade 100", "tick 100/100.1", "timer t");
        assertThat(bench.status().markets().get(0).position()).isEqualByComparingTo("1");
    }

    @Test
    void whatACallbackPlacedBeforeItThrewLeavesAllTheSame() {
        strategy.then = (context, call) -> {
            if (call.startsWith("tick")) {
                context.orders().place(limit(Side.BUY, "1", "100"));
                throw new IllegalStateException("thrown by the test");
            }
        };
        bench.started(1, strategy);
        bench.quote(1000, 1001);

        assertThat(bench.venue().resting()).hasSize(1);
    }

    @Test
    void aStartThatThrowsFailsTheBotAndItsOrdersAreCancelled() {
        strategy.then = (context, call) -> {
            if (call.startsWith("start")) {
                context.orders().place(limit(Side.BUY, "1", "100"));
                throw new IllegalStateException("thrown by the test");
            }
        };
        bench.started(1, strategy);
        bench.pass(Duration.ofSeconds(5));

        assertThat(bench.status().state()).isEqualTo(BotState.STOPPED);
        assertThat(bench.status().failed()).isTrue();
        assertThat(bench.venue().resting()).isEmpty();
    }

    @Test
    void answersNeverComeInsidePlaceAndTheTurnLeavesAtItsEnd() {
        List<String> inside = new ArrayList<>();
        strategy.then = (context, call) -> {
            if (call.startsWith("tick")) {
                Order order = context.orders().place(limit(Side.BUY, "1", "100"));
                context.orders().place(limit(Side.SELL, "1", "101"));
                inside.add(order.state() + " " + bench.venue().batches.size());
            }
        };
        bench.started(1, strategy);
        strategy.calls.clear();
        bench.quote(1000, 1001);

        assertThat(inside).containsExactly("SUBMITTING 0");
        assertThat(bench.venue().batches)
                .singleElement()
                .extracting(batch -> batch.submits().size())
                .isEqualTo(2);
        assertThat(strategy.calls)
                .containsExactly("tick 100/100.1", "update SUBMITTING>OPEN", "update SUBMITTING>OPEN");
    }

    @Test
    void aRefusalIsAnOrderAndNoCallback() {
        List<Order> placed = new ArrayList<>();
        strategy.then = (context, call) -> {
            if (call.startsWith("tick")) {
                placed.add(context.orders().place(limit(Side.BUY, "1", "100.05")));
            }
        };
        bench.started(1, strategy);
        strategy.calls.clear();
        bench.quote(1000, 1001);

        assertThat(placed.get(0).state()).isEqualTo(OrderState.REJECTED);
        assertThat(placed.get(0).rejection().orElseThrow().reason()).isEqualTo(RejectReason.PRICE_OFF_GRID);
        assertThat(placed.get(0).cause()).isEqualTo("tick of sim:BTC-USDC-PERP");
        assertThat(strategy.calls).containsExactly("tick 100/100.1");
        assertThat(bench.status().counts().rejected()).isEqualTo(1);
        assertThat(bench.status().sentence()).contains("refused");
    }

    @Test
    void anOrderCancelledInItsTurnIsToldInALaterOne() {
        strategy.then = (context, call) -> {
            if (call.startsWith("tick")) {
                context.orders().cancel(context.orders().place(limit(Side.BUY, "1", "100")));
                assertThat(context.orders().open()).hasSize(1);
            }
        };
        bench.started(1, strategy);
        strategy.calls.clear();
        bench.quote(1000, 1001);

        assertThat(strategy.calls).containsExactly("tick 100/100.1", "update SUBMITTING>FAILED");
        assertThat(bench.venue().batches).isEmpty();
        assertThat(bench.status().counts().strikes()).isZero();
    }

    @Test
    void callsFromOutsideATurnOrAnotherThreadAreRefused() throws InterruptedException {
        AtomicReference<Context> kept = new AtomicReference<>();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        strategy.then = (context, call) -> {
            kept.set(context);
            if (call.startsWith("tick")) {
                Thread foreign = new Thread(() -> context.orders().cancelAll());
                foreign.setUncaughtExceptionHandler((thread, failure) -> thrown.set(failure));
                foreign.start();
                try {
                    foreign.join(10_000);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        };
        bench.started(1, strategy);
        bench.quote(1000, 1001);

        Context context = kept.get();
        assertThat(thrown.get()).isInstanceOf(IllegalStateException.class);
        assertThatIllegalStateException().isThrownBy(() -> context.orders().place(limit(Side.BUY, "1", "100")));
        assertThatIllegalStateException().isThrownBy(context::now);
        assertThatIllegalStateException().isThrownBy(() -> context.random().nextInt());
        assertThatIllegalStateException().isThrownBy(() -> context.market(BTC));
        assertThatIllegalStateException().isThrownBy(() -> context.timers().once("x", Duration.ZERO));
        assertThatIllegalStateException().isThrownBy(() -> context.memory().put("a", "b"));
        assertThatIllegalStateException().isThrownBy(() -> context.explain(Explanation.ok("a", "b")));
        assertThatIllegalStateException().isThrownBy(() -> context.finish(true, "x"));
    }

    @Test
    void aTimerIsReplacedByNameAndMissedPeriodsAreOneCall() {
        strategy.then = (context, call) -> {
            if (call.startsWith("start")) {
                context.timers().once("a", Duration.ofSeconds(1));
                context.timers().once("a", Duration.ofSeconds(4));
                context.timers().every("p", Duration.ofSeconds(1));
                context.timers().once("gone", Duration.ofSeconds(1));
                context.timers().cancel("gone");
            }
        };
        bench.started(1, strategy);
        strategy.calls.clear();

        bench.clock.advanceTo(
                bench.clock.epochNanos() + Duration.ofMillis(3_500).toNanos());
        bench.settle();
        assertThat(strategy.calls).containsExactly("timer p");
        bench.pass(Duration.ofMillis(500));

        assertThat(strategy.calls).containsExactlyInAnyOrder("timer p", "timer p", "timer a");
    }

    @Test
    void aTimerOfZeroIsDueInALaterTurn() {
        strategy.then = (context, call) -> {
            if (call.startsWith("tick")) {
                context.timers().once("z", Duration.ZERO);
                context.orders().place(limit(Side.BUY, "1", "100"));
            } else if (call.startsWith("timer")) {
                assertThat(bench.venue().batches).hasSize(1);
            }
        };
        bench.started(1, strategy);
        bench.quote(1000, 1001);

        assertThat(strategy.calls).contains("timer z");
        assertThat(bench.status().counts().strikes()).isZero();
    }

    @Test
    void badTimersAreRefused() {
        strategy.then = (context, call) -> {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> context.timers().every("p", Duration.ZERO));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> context.timers().once(" ", Duration.ZERO));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> context.timers().once("n", Duration.ofSeconds(-1)));
        };
        bench.started(1, strategy);

        assertThat(bench.status().counts().strikes()).isZero();
    }

    @Test
    void tradabilityComesByTheInboxAndIsTold() {
        List<String> seen = new ArrayList<>();
        strategy.then = (context, call) -> seen.add(
                context.market(BTC).isTradable() + " " + context.market(BTC).whyNot());
        bench.started(1, strategy);
        bench.quote(1000, 1001);
        bench.venue(() -> bench.venue().events().stream(
                ConnectorEvents.Stream.PRIVATE, ConnectorEvents.StreamState.DOWN, "socket closed"));

        assertThat(strategy.calls).containsExactly("start FIRST", "tick 100/100.1", "venue false");
        assertThat(seen.get(0)).isEqualTo("false no quote of sim:BTC-USDC-PERP");
        assertThat(seen.get(1)).isEqualTo("true ");
        assertThat(seen.get(2)).startsWith("false").contains("socket closed");
    }

    @Test
    void theLastPrintIsTheOneBeingTold() {
        List<String> last = new ArrayList<>();
        strategy.then = (context, call) -> last.add(context.market(BTC)
                .lastTrade()
                .map(trade -> trade.price().toString())
                .orElse("none"));
        bench.started(1, strategy);
        bench.venue(() -> {
            bench.venue().print(BTC_INFO, 1000);
            bench.venue().print(BTC_INFO, 1005);
        });

        assertThat(last).containsExactly("none", "100", "100.5");
    }

    @Test
    void ownOrdersOfBeforeAreAdoptedAndIdsGoOnAboveThem() {
        OrderRef old = OrderRef.of(BTC, Cloid.Layout.forBits(62).cloid(0, 1, 77), "old");
        bench.venue().rests(old, limit(Side.BUY, "1", "90"));
        List<Integer> open = new ArrayList<>();
        strategy.then = (context, call) -> {
            open.add(context.orders().open().size());
            if (call.startsWith("tick")) {
                context.orders().place(limit(Side.BUY, "1", "80"));
            }
        };
        bench.started(1, strategy);
        bench.quote(1000, 1001);

        assertThat(open.get(0)).isEqualTo(1);
        assertThat(bench.venue().resting().get(1).ref().cloidOrZero()).isEqualTo(old.cloidOrZero() + 1);
    }

    @Test
    void aFaultOfTheRuntimeEndsTheBotAndIsShown() {
        Calls neighbour = new Calls();
        strategy.then = (context, call) -> {
            if (call.startsWith("tick")) {
                context.orders().place(limit(Side.BUY, "1", "100"));
            }
        };
        bench.started(1, strategy);
        bench.started(2, neighbour);
        bench.onTransition = line -> {
            if (line.contains("SUBMITTING->OPEN")) {
                throw new IllegalStateException("fault of the test");
            }
        };
        bench.quote(1000, 1001);
        bench.pass(Duration.ofSeconds(3));
        bench.quote(1000, 1002);

        assertThat(bench.status().state()).isEqualTo(BotState.STOPPED);
        assertThat(bench.status().failed()).isTrue();
        assertThat(bench.status().why()).contains("fault of the test");
        assertThat(bench.venue().resting()).isEmpty();
        assertThat(neighbour.calls).contains("tick 100/100.2");
    }

    @Test
    void aFillOfAnEarlierLifeInAMarketTheBotNoLongerHasIsLeftAlone() {
        Cloid old = Cloid.Layout.forBits(62).cloid(0, 1, 5);
        bench.started(1, strategy);
        bench.venue(() ->
                bench.venue().events().fill(Markets.fill("f", OrderRef.of(Markets.ETH, old), Side.BUY, "1", "100", 5)));

        assertThat(bench.status().state()).isEqualTo(BotState.RUNNING);
        assertThat(strategy.calls).containsExactly("start FIRST");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void oneStreamOfEventsGivesOneDigest(long seed) {
        assertThat(run(seed)).as("seed %d", seed).isEqualTo(run(seed));
        assertThat(run(seed)).isNotEqualTo(run(seed + 100));
    }

    private static String run(long seed) {
        Bench bench = new Bench();
        Calls strategy = new Calls();
        strategy.then = (context, call) -> {
            if (call.startsWith("update")) {
                return;
            }
            int draw = context.random().nextInt(6);
            Side side = draw % 2 == 0 ? Side.BUY : Side.SELL;
            if (draw < 4) {
                context.orders().place(limit(side, "1", side == Side.BUY ? "99" : "102"));
            } else {
                context.orders().open().stream().findFirst().ifPresent(context.orders()::cancel);
            }
        };
        bench.started(1, strategy);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            long bid = random.nextLong(990, 1_010);
            bench.venue(() -> {
                bench.venue().quote(BTC_INFO, bid, bid + 1);
                if (random.nextBoolean() && !bench.venue().resting().isEmpty()) {
                    bench.venue().fill(bench.venue().resting().get(0).ref());
                }
            });
            bench.pass(Duration.ofMillis(random.nextInt(1_000)));
        }
        assertThat(bench.venue().batches).hasSizeGreaterThan(100);
        return bench.digest.hex();
    }

    static int submits(List<OrderBatch> batches) {
        return batches.stream().mapToInt(batch -> batch.submits().size()).sum();
    }
}
