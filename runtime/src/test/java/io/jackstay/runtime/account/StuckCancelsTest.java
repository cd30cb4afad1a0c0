package io.jackstay.runtime.account;

import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.OrderLookup;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.loop.TimerQueue;
import io.jackstay.runtime.loop.Work;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StuckCancelsTest {
    private static final VenueTraits TRAITS = VenueTraits.of(
                    Capability.TRADING, Capability.ORDER_STATUS_BY_CLOID, Capability.FILL_HISTORY)
            .settleTime(Duration.ofSeconds(10));

    private final Bench bench = new Bench(TRAITS, Bench.BTC_INFO);
    private final Calls strategy = new Calls();
    private Order order;
    private OrderState atVenue = OrderState.OPEN;

    @BeforeEach
    void anOrderThatIsToEnd() {
        strategy.then = (context, call) -> {
            if (call.startsWith("start")) {
                order = context.orders().place(limit(Side.BUY, "1", "100"));
            } else if (call.startsWith("tick") && !order.state().isFinal()) {
                context.orders().cancel(order);
            }
        };
        bench.account.reconcileEvery(Duration.ofMinutes(10));
        bench.started(1, strategy);
        bench.venue().onOrderStatus = (ref, reply) -> reply.ok(
                new OrderLookup.Found(OrderReport.of(ref, Side.BUY, order.price(), order.size(), atVenue, stamp())));
    }

    private Stamp stamp() {
        return new Stamp(bench.clock.epochNanos(), bench.clock.epochNanos());
    }

    private void cancelled(Outcome outcome) {
        bench.venue().onExecute = batch -> batch.cancels()
                .forEach(cancel -> bench.venue().events().outcome(cancel.order(), Command.CANCEL, outcome));
        bench.quote(1000, 1001);
    }

    private long cancels() {
        return bench.venue().batches.stream()
                .filter(batch -> !batch.cancels().isEmpty())
                .count();
    }

    @Test
    void aCancelThatNobodyAnswersIsSentAgainUntilTheOrderIsGone() {
        bench.venue().onExecute = batch -> {};
        bench.quote(1000, 1001);
        assertThat(cancels()).isEqualTo(1);
        bench.pass(StuckCancels.PATIENCE.plusMillis(1));
        assertThat(cancels()).isEqualTo(2);
        bench.pass(Duration.ofSeconds(11));
        assertThat(cancels()).isEqualTo(3);

        atVenue = OrderState.CANCELLED;
        bench.pass(Duration.ofSeconds(30));
        assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
        bench.pass(Duration.ofMinutes(5));
        assertThat(cancels()).isEqualTo(3);
    }

    @Test
    void aCancelWithAnUnknownOutcomeToo() {
        cancelled(new Outcome.Unknown("time-out"));
        bench.pass(StuckCancels.PATIENCE.plusMillis(1));
        assertThat(cancels()).isEqualTo(2);
    }

    @Test
    void aCancelThatWasAcceptedAndHadNoEffectToo() {
        cancelled(new Outcome.Accepted("", ""));
        assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
        bench.pass(StuckCancels.PATIENCE.plusMillis(1));
        assertThat(cancels()).isEqualTo(2);

        atVenue = OrderState.CANCELLED;
        bench.pass(Duration.ofMinutes(5));
        assertThat(cancels()).isEqualTo(2);
    }

    @Test
    void anAcceptedCancelOfAnOrderThatTheVenueKnowsNoMoreIsDone() {
        bench.venue().onOrderStatus = (ref, reply) -> reply.ok(new OrderLookup.NotFound());
        cancelled(new Outcome.Accepted("", ""));
        bench.pass(Duration.ofMinutes(5));

        assertThat(cancels()).isEqualTo(1);
    }

    @Test
    void nothingWaitsForACancelAnyMoreOnceTheOrderIsGoneAndANewOneIsWaitedForAnew() {
        TimerQueue timers = new TimerQueue();
        BotPorts ports = new BotPorts(Cloid.Layout.forBits(62), 0);
        AccountEvents events = new AccountEvents(Markets.SIM, bench.clock, ports, Optional.empty(), new AccountImage());
        ConnectorFaults faults = new ConnectorFaults(events.alerts(), events::fatal);
        Questions questions = new Questions(
                bench.venue(), events.outbox(), timers, bench.clock, faults, new LateAnswers(Markets.SIM, () -> {}));
        StuckCancels cancels = new StuckCancels(TRAITS, bench.clock, timers, questions, events, again -> {});
        OrderRef ref = new OrderRef(Markets.BTC, 1, "");
        OrderBatch batch = OrderBatch.of(List.of(new OrderBatch.Cancel(ref)), List.of(), List.of());
        long due = bench.clock.nanoTime() + StuckCancels.PATIENCE.toNanos();

        cancels.leaving(batch);
        cancels.leaving(batch);
        assertThat(timers.nextDeadlineNanos()).isEqualTo(due);
        cancels.ended(ref);
        assertThat(timers.nextDeadlineNanos()).isEqualTo(Work.NO_DEADLINE);

        cancels.leaving(batch);
        cancels.outcome(ref, Command.CANCEL, new Outcome.Rejected(new Rejection(RejectReason.OTHER, "no")));
        assertThat(timers.nextDeadlineNanos()).isEqualTo(Work.NO_DEADLINE);

        cancels.leaving(batch);
        cancels.outcome(ref, Command.CANCEL, new Outcome.Accepted("", ""));
        assertThat(timers.nextDeadlineNanos()).isEqualTo(due);
        assertThat(cancels.count()).isEqualTo(1);
    }

    @Test
    void aRefusedCancelIsLeftToItsBot() {
        cancelled(new Outcome.Rejected(new Rejection(RejectReason.OTHER, "no")));
        bench.pass(Duration.ofMinutes(5));

        assertThat(cancels()).isEqualTo(1);
        assertThat(order.state()).isEqualTo(OrderState.OPEN);
    }
}
