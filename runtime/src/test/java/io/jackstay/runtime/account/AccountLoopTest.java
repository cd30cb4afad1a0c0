package io.jackstay.runtime.account;

import static io.jackstay.runtime.fixture.Bench.BTC_INFO;
import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.account.Balance;
import io.jackstay.api.connector.ConnectorContext;
import io.jackstay.api.connector.ConnectorEvents;
import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.LoopTimers;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.Result;
import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Markets;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;

final class AccountLoopTest {
    private static final Cloid.Layout LAYOUT = Cloid.Layout.forBits(62);

    private final Bench bench = new Bench();
    private final Port first = port(1);
    private final Port second = port(2);

    private Port port(int number) {
        Port port = new Port(number);
        bench.account.attach(port, List.of(number == 1 ? BTC : Markets.ETH), List.of());
        bench.settle();
        assertThat(port.events).containsExactly("venue true");
        port.events.clear();
        return port;
    }

    private static OrderRef order(int bot, long sequence) {
        return OrderRef.of(bot == 1 ? BTC : Markets.ETH, LAYOUT.cloid(0, bot, sequence));
    }

    private void tell(Consumer<ConnectorEvents> news) {
        bench.venue(() -> news.accept(bench.venue().events()));
    }

    private static OrderBatch batch(long... sequences) {
        List<OrderBatch.Submit> submits = new ArrayList<>();
        for (long sequence : sequences) {
            submits.add(new OrderBatch.Submit(
                    order(1, sequence).cloid().orElseThrow(), limit(Side.BUY, "1", "100"), Long.MAX_VALUE));
        }
        return OrderBatch.of(List.of(new OrderBatch.Cancel(order(1, 1_000))), List.of(), submits);
    }

    private void send(OrderBatch batch) {
        bench.account.send(batch);
        bench.settle();
    }

    @Test
    void aFaultOfTheRuntimeEndsTheTradingAndCancelsStillLeave() {
        bench.account.attach(first, List.of(BTC), List.of());
        bench.settle();
        OrderRef order = OrderRef.of(BTC, LAYOUT.cloid(0, 1, 9), "v9");
        bench.venue().rests(order, limit(Side.BUY, "1", "100"));

        bench.venue(() -> {
            throw new LinkageError("made up");
        });
        bench.account.send(
                first, OrderBatch.of(List.of(new OrderBatch.Cancel(order)), List.of(), List.of()), List.of());
        bench.settle();

        assertThat(bench.account.fatal()).hasValueSatisfying(why -> assertThat(why)
                .isEqualTo("a fault of the runtime in a task: java.lang.LinkageError: made up"));
        assertThat(bench.account.isTradable()).isFalse();
        assertThat(bench.venue().resting()).isEmpty();
    }

    @Test
    void theIdSaysWhoseOrderItIs() {
        tell(events -> {
            events.fill(Markets.fill("a", order(1, 5), Side.BUY, "1", "100", 1));
            events.fill(Markets.fill("b", order(2, 5), Side.BUY, "1", "100", 1));
            events.order(Markets.report(order(2, 5), Side.BUY, "1", "100", OrderState.OPEN, 1));
        });

        assertThat(first.events).containsExactly("fill a own");
        assertThat(second.events).containsExactly("fill b own", "report OPEN");
    }

    @Test
    void theVenuesIdAloneIsEnoughOnceBothWereTold() {
        OrderRef byVenue = OrderRef.foreign(BTC, "v5");
        tell(events -> {
            events.order(Markets.report(byVenue, Side.BUY, "1", "100", OrderState.OPEN, 1));
            events.outcome(order(1, 5), Command.SUBMIT, new Outcome.Accepted("v5", ""));
            events.order(Markets.report(byVenue, Side.BUY, "1", "100", OrderState.OPEN, 1));
            events.fill(Markets.fill("a", byVenue, Side.BUY, "1", "100", 1));
        });

        assertThat(first.events).containsExactly("SUBMIT Accepted", "report OPEN", "fill a own");
    }

    @Test
    void ordersOfOthersAreLeftAloneAndTheirFillsAreToldToTheClaimant() {
        OrderRef hand = OrderRef.foreign(BTC, "hand");
        OrderRef otherInstallation = OrderRef.of(BTC, LAYOUT.cloid(3, 1, 5));
        tell(events -> {
            events.order(Markets.report(hand, Side.BUY, "1", "100", OrderState.OPEN, 1));
            events.fill(Markets.fill("a", hand, Side.BUY, "1", "100", 1));
            events.fill(Markets.fill("b", otherInstallation, Side.BUY, "1", "100", 1));
        });

        assertThat(first.events).containsExactly("fill a foreign", "fill b foreign");
        assertThat(bench.venue().batches).isEmpty();
    }

    @Test
    void aFillCountsOnceHoweverOftenItIsTold() {
        tell(events -> {
            for (int i = 0; i < 3; i++) {
                events.fill(Markets.fill("a", order(1, 5), Side.BUY, "1", "100", i));
            }
        });

        assertThat(first.events).containsExactly("fill a own");
    }

    @Test
    void aConnectorThatThrowsInExecuteLeavesItsMembersUnknown() {
        bench.venue().onExecute = batch -> {
            bench.venue().events().outcome(order(1, 1), Command.SUBMIT, new Outcome.Accepted("v", ""));
            throw new IllegalStateException("broken by the test");
        };
        send(batch(1, 2));

        assertThat(first.events)
                .containsExactly("SUBMIT Accepted", "CANCEL Unknown", "SUBMIT Unknown", "SUBMIT Unknown");
    }

    @Test
    void whileTheLoginCannotTradeOnlyCancelsLeave() {
        tell(events -> events.stream(ConnectorEvents.Stream.PRIVATE, ConnectorEvents.StreamState.STALE, "silent"));
        send(batch(1));

        assertThat(bench.venue().batches).singleElement().satisfies(sent -> {
            assertThat(sent.cancels()).hasSize(1);
            assertThat(sent.submits()).isEmpty();
        });
        assertThat(first.events).startsWith("venue false", "SUBMIT Rejected");
        tell(events -> events.stream(ConnectorEvents.Stream.PRIVATE, ConnectorEvents.StreamState.UP, ""));
        send(batch(2));
        assertThat(bench.venue().resting()).hasSize(1);
    }

    @Test
    void ofABotThatHasLeftCancelsAloneLeaveThoughItsNumberIsInUseAgain() {
        Port next = new Port(1);
        bench.account.detach(first, List.of());
        bench.account.attach(next, List.of(BTC), List.of());

        bench.account.send(first, batch(1, 2), List.of());
        bench.settle();

        assertThat(bench.venue().batches).singleElement().satisfies(left -> {
            assertThat(left.submits()).isEmpty();
            assertThat(left.cancels()).hasSize(1);
        });
        bench.account.send(next, batch(3), List.of());
        bench.settle();
        assertThat(bench.venue().resting()).hasSize(1);
    }

    @Test
    void aClosedLoginTakesCancelsAlone() {
        bench.account.close("the session ends");
        send(batch(1));

        assertThat(bench.venue().batches.get(0).submits()).isEmpty();
        assertThat(first.events).contains("SUBMIT Rejected");
    }

    @Test
    void whatWaitedForALoopThatIsHeldDoesNotLeaveWhenItGoesOn() {
        bench.account.send(first, batch(1), List.of());
        bench.account.hold("it was blocked");
        bench.settle();

        assertThat(bench.venue().batches).singleElement().satisfies(left -> {
            assertThat(left.submits()).isEmpty();
            assertThat(left.cancels()).hasSize(1);
        });
        bench.account.release();
        send(batch(2));
        assertThat(bench.venue().resting()).hasSize(1);
    }

    @Test
    void eventsFromAnotherThreadAreRefused() throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread foreign = new Thread(() -> bench.venue().quote(BTC_INFO, 1000, 1001));
        foreign.setUncaughtExceptionHandler((thread, failure) -> thrown.set(failure));
        foreign.start();
        foreign.join(10_000);

        assertThat(thrown.get()).isInstanceOf(IllegalStateException.class).hasMessageContaining("not on its loop");
    }

    @Test
    void whatAConnectorWasHandedIsRefusedOnAnotherThread() throws InterruptedException {
        ConnectorContext context = bench.venue().context();
        List<LoopTimers.Timer> timers = new ArrayList<>();
        List<String> ran = new ArrayList<>();
        bench.venue(() -> {
            context.memory().put("kept", "1");
            timers.add(context.timers().once(Duration.ofSeconds(1), () -> ran.add("once")));
            timers.add(context.timers().every(Duration.ofSeconds(1), () -> ran.add("every")));
        });
        List<ThrowableAssert.ThrowingCallable> calls = List.of(
                () -> context.memory().put("kept", "2"),
                () -> context.memory().remove("kept"),
                () -> context.memory().get("kept"),
                () -> context.memory().entries(""),
                () -> context.timers().once(Duration.ZERO, () -> ran.add("foreign")),
                () -> context.timers().every(Duration.ofSeconds(1), () -> ran.add("foreign")),
                () -> timers.get(0).cancel(),
                () -> timers.get(1).cancel());
        List<Throwable> thrown = new ArrayList<>();
        Thread foreign = new Thread(() -> calls.forEach(call -> thrown.add(catchThrowable(call))), "foreign");
        foreign.start();
        foreign.join(10_000);

        assertThat(thrown).hasSize(calls.size()).allSatisfy(refused -> assertThat(refused)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("connector sim called the runtime on thread foreign, not on its loop"));
        bench.pass(Duration.ofSeconds(1));
        assertThat(ran).containsExactlyInAnyOrder("once", "every");
        bench.venue(() -> assertThat(context.memory().get("kept")).contains("1"));
    }

    @Test
    void nothingMoreIsTakenFromTheConnectorWhileABotIsFull() {
        List<String> ran = new ArrayList<>();
        bench.venue(() -> bench.venue().context().timers().once(Duration.ofSeconds(1), () -> ran.add("frame")));
        first.room = false;
        bench.clock.advanceTo(bench.clock.nanoTime() + Duration.ofSeconds(2).toNanos());
        bench.settle();
        assertThat(ran).isEmpty();
        assertThat(bench.account.nextDeadlineNanos()).isGreaterThan(bench.clock.nanoTime());

        first.room = true;
        bench.settle();
        assertThat(ran).containsExactly("frame");
    }

    @Test
    void theFirstAnswerCountsAndLaterOnesAreCounted() {
        List<Reply<AccountSnapshot>> asked = new ArrayList<>();
        bench.venue().onSnapshot = asked::add;
        List<String> answers = new ArrayList<>();
        bench.account.snapshot(result -> answers.add(result.getClass().getSimpleName()));
        bench.settle();

        bench.venue(() -> {
            asked.get(0).ok(bench.venue().holds());
            asked.get(0).unknown("second");
        });

        assertThat(answers).containsExactly("Ok");
        assertThat(bench.account.droppedAnswers()).isEqualTo(1);
    }

    @Test
    void aQuestionWithoutAnAnswerIsUnknownAfterABoundedWait() {
        List<Reply<AccountSnapshot>> asked = new ArrayList<>();
        bench.venue().onSnapshot = asked::add;
        List<Result<AccountSnapshot>> answers = new ArrayList<>();
        bench.account.snapshot(answers::add);
        bench.settle();
        bench.pass(Duration.ofSeconds(29));
        assertThat(answers).isEmpty();
        bench.pass(Duration.ofSeconds(1));

        assertThat(answers).singleElement().isInstanceOf(Result.Unknown.class);
        bench.venue(() -> asked.get(0).ok(bench.venue().holds()));
        assertThat(answers).hasSize(1);
        assertThat(bench.account.droppedAnswers()).isEqualTo(1);
    }

    @Test
    void aConnectorThatThrowsWhenAskedIsUnknown() {
        bench.venue().onSnapshot = reply -> {
            throw new IllegalStateException("broken by the test");
        };
        List<Result<AccountSnapshot>> answers = new ArrayList<>();
        bench.account.snapshot(answers::add);
        bench.settle();

        assertThat(answers).singleElement().isInstanceOf(Result.Unknown.class);
    }

    @Test
    void aTimerThatThrowsCostsNoOther() {
        List<String> ran = new ArrayList<>();
        bench.venue(() -> {
            bench.venue().context().timers().once(Duration.ZERO, () -> {
                throw new IllegalStateException("broken by the test");
            });
            bench.venue().context().timers().once(Duration.ZERO, () -> ran.add("second"));
            bench.venue().context().timers().every(Duration.ofSeconds(1), () -> ran.add("tick"));
        });
        bench.clock.advanceTo(bench.clock.nanoTime() + Duration.ofMillis(3_500).toNanos());
        bench.settle();
        bench.pass(Duration.ofMillis(500));

        assertThat(ran).containsExactly("second", "tick", "tick");
    }

    @Test
    void aFeedThatCannotBeReadEndsTheLoginAloud() {
        bench.venue(() -> bench.venue().context().timers().once(Duration.ZERO, () -> {
            throw new JackstayException(ErrorCode.DATA_INVALID, "quotes.csv:7 price is no number");
        }));

        assertThat(first.events).containsExactly("venue false", "fatal quotes.csv:7 price is no number");
        tell(events -> events.stream(ConnectorEvents.Stream.PRIVATE, ConnectorEvents.StreamState.UP, ""));
        assertThat(bench.account.isTradable()).isFalse();
    }

    @Test
    void aSnapshotIsTheWholePicture() {
        tell(events -> events.balance(new Balance("USDC", "", BigDecimal.TEN, BigDecimal.TEN)));
        assertThat(bench.account.picture().balances()).hasSize(1);

        bench.account.snapshot(result -> {});
        bench.settle();
        assertThat(bench.account.picture().balances()).isEmpty();
    }

    @Test
    void aTurnThatTookNothingForWantOfRoomIsMadeUpForThoughNobodyCalls() {
        first.room = false;
        bench.account.doWork();
        first.room = true;

        assertThat(bench.account.hasWork()).isTrue();
        assertThat(bench.account.nextDeadlineNanos() - bench.clock.nanoTime())
                .isLessThanOrEqualTo(Duration.ofMillis(1).toNanos());
        bench.account.doWork();
        assertThat(bench.account.hasWork()).isFalse();
    }
}
