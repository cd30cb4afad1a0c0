package io.jackstay.runtime.account;

import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.AccountSnapshot;
import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.ConnectorEvents.Stream;
import io.jackstay.api.connector.ConnectorEvents.StreamState;
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
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.loop.TimerQueue;
import io.jackstay.runtime.telemetry.SessionMeters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DoubtsTest {
    private static final VenueTraits TRAITS = VenueTraits.of(
                    Capability.TRADING, Capability.ORDER_STATUS_BY_CLOID, Capability.FILL_HISTORY, Capability.TOP)
            .settleTime(Duration.ofSeconds(10));
    private static final Cloid.Layout LAYOUT = Cloid.Layout.forBits(62);

    private final Bench bench = new Bench(TRAITS, Bench.BTC_INFO);
    private final Calls strategy = new Calls();
    private final List<OrderRef> asked = new ArrayList<>();
    private Order order;

    @BeforeEach
    void anOrderThatNobodyAnswers() {
        strategy.then = (context, call) -> {
            if (call.startsWith("start")) {
                order = context.orders().place(limit(Side.BUY, "1", "100"));
            }
        };
        bench.account.reconcileEvery(Duration.ofMinutes(1));
        bench.settle();
        bench.venue().onExecute = this::doubt;
        bench.venue().onOrderStatus = (ref, reply) -> {
            asked.add(ref);
            reply.ok(new OrderLookup.NotFound());
        };
        bench.started(1, strategy);
    }

    private void doubt(OrderBatch batch) {
        batch.submits()
                .forEach(submit ->
                        bench.venue().events().outcome(submit.ref(), Command.SUBMIT, new Outcome.Unknown("no answer")));
    }

    @Test
    void anOrderWithoutAnAnswerIsAskedForAndNeverSentAgain() {
        bench.pass(Duration.ofSeconds(15));

        assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
        assertThat(asked).hasSizeGreaterThan(3).allMatch(ref -> ref.cloid().equals(order.cloid()));
        assertThat(bench.venue().batches).hasSize(1);
    }

    @Test
    void absenceIsProvenAfterDeadlineAndSettleTimeAndNotBefore() {
        bench.pass(Duration.ofSeconds(19));
        assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);

        bench.pass(Duration.ofSeconds(11));
        assertThat(order.state()).isEqualTo(OrderState.FAILED);
    }

    @Test
    void aClockThatIsSetBackMakesNoOrderGoodForLonger() {
        strategy.then = (context, call) -> {
            if (call.startsWith("tick") && order.state() == OrderState.FAILED) {
                order = context.orders().place(limit(Side.BUY, "1", "100"));
            }
        };
        bench.pass(Duration.ofSeconds(30));
        bench.clock.setWall(Duration.ofHours(-1));
        bench.quote(99, 101);
        OrderBatch last = bench.venue().batches.get(bench.venue().batches.size() - 1);
        long ahead = last.submits().get(0).deadlineEpochNanos() - bench.clock.epochNanos();

        assertThat(ahead).isEqualTo(Duration.ofSeconds(10).toNanos());
        assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
        bench.pass(Duration.ofSeconds(30));
        assertThat(order.state()).isEqualTo(OrderState.FAILED);
    }

    @Test
    void aSilentVenueProvesNothing() {
        bench.venue().onOrderStatus = (ref, reply) -> reply.unknown("502");

        bench.pass(Duration.ofMinutes(10));

        assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
    }

    @Test
    void whatTheVenueFindsCounts() {
        bench.venue().onOrderStatus = (ref, reply) -> reply.ok(new OrderLookup.Found(OrderReport.of(
                ref.venueOrderId("v1"), Side.BUY, order.price(), order.size(), OrderState.OPEN, new Stamp(0, 1))));

        bench.pass(Duration.ofSeconds(2));

        assertThat(order.state()).isEqualTo(OrderState.OPEN);
    }

    @Test
    void manyOrdersInDoubtShareOneLook() {
        List<Order> orders = place(8);
        bench.pass(Duration.ofSeconds(19));
        int[] looks = countLooks(true);

        bench.pass(Duration.ofSeconds(11));

        assertThat(orders).allMatch(one -> one.state() == OrderState.FAILED);
        assertThat(looks[0]).isBetween(1, 2);
    }

    @Test
    void looksThatFailAreMadeMoreAndMoreSeldom() {
        List<Order> orders = place(8);
        bench.pass(Duration.ofSeconds(19));
        int[] looks = countLooks(false);

        bench.pass(Duration.ofMinutes(5));

        assertThat(orders).allMatch(one -> one.state() == OrderState.UNKNOWN);
        // One each quarter of a minute, and those of the comparison with the venue each minute, which are repeated as
        // often.
        assertThat(looks[0]).isBetween(10, 50);
    }

    private List<Order> place(int count) {
        List<Order> orders = new ArrayList<>();
        strategy.then = (context, call) -> {
            while (call.startsWith("tick") && orders.size() < count) {
                orders.add(context.orders().place(limit(Side.BUY, "1", "100")));
            }
        };
        bench.quote(99, 101);
        assertThat(orders).hasSize(count);
        return orders;
    }

    private int[] countLooks(boolean answered) {
        int[] looks = {0};
        bench.venue().onSnapshot = reply -> {
            looks[0]++;
            if (answered) {
                reply.ok(bench.venue().holds());
            } else {
                reply.unknown("502");
            }
        };
        return looks;
    }

    @Test
    void ordersLeaveAgainOnlyWhenTheVenueHasToldWhatWasMissed() {
        bench.venue().onSnapshot = reply -> reply.unknown("502");
        bench.venue(() -> bench.venue().events().stream(Stream.PRIVATE, StreamState.DOWN, ""));
        bench.venue(() -> bench.venue().events().stream(Stream.PRIVATE, StreamState.UP, ""));
        bench.pass(Duration.ofSeconds(5));
        assertThat(bench.account.isTradable()).isFalse();

        bench.venue().onSnapshot = reply -> reply.ok(bench.venue().holds());
        bench.pass(Duration.ofSeconds(20));

        assertThat(bench.account.isTradable()).isTrue();
    }

    @Test
    void idsThatAVenueNeverUsesAreWatchedForAWhileOnly() {
        Doubts doubts = byHand();
        OrderRef ref = OrderRef.of(Markets.BTC, LAYOUT.cloid(0, 2, 1));
        OrderReport shown = Markets.report(ref, Side.BUY, "1", "100", OrderState.OPEN, bench.clock.epochNanos());
        doubts.reported(shown);
        for (int i = 2; i < 200; i++) {
            doubts.leaving(OrderBatch.of(List.of(), List.of(amend(ref, i)), List.of()));
            doubts.outcome(ref, Command.AMEND, new Outcome.Accepted("", ""));
            bench.clock.advanceTo(bench.clock.nanoTime() + Duration.ofSeconds(1).toNanos());
            doubts.compare(
                    AccountSnapshot.of(List.of(shown), List.of(), List.of(), shown.stamp()), bench.clock.nanoTime());
        }

        assertThat(doubts.watched()).isEqualTo(1 + 19);
    }

    private OrderBatch.Amend amend(OrderRef order, long successor) {
        return new OrderBatch.Amend(
                order,
                LAYOUT.cloid(0, 2, successor),
                Markets.price(Markets.BTC, "100"),
                Markets.size(Markets.BTC, "1"),
                Markets.size(Markets.BTC, "0"),
                limit(Side.BUY, "1", "100"),
                bench.clock.epochNanos() + Duration.ofSeconds(10).toNanos());
    }

    private Doubts byHand() {
        TimerQueue timers = new TimerQueue();
        BotPorts ports = new BotPorts(LAYOUT, 0);
        AccountEvents events = new AccountEvents(Markets.SIM, bench.clock, ports, Optional.empty(), new AccountImage());
        ConnectorFaults faults = new ConnectorFaults(events.alerts(), why -> {});
        Questions questions = new Questions(
                bench.venue(), events.outbox(), timers, bench.clock, faults, new LateAnswers(Markets.SIM, () -> {}));
        return new Doubts(TRAITS, bench.clock, timers, questions, events, batch -> {}, new SessionMeters());
    }
}
