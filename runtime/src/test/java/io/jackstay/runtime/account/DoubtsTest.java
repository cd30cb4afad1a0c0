package io.jackstay.runtime.account;

import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.ConnectorEvents.Command;
import io.jackstay.api.connector.ConnectorEvents.Stream;
import io.jackstay.api.connector.ConnectorEvents.StreamState;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.connector.OrderLookup;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Outcome;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DoubtsTest {
    private static final VenueTraits TRAITS = VenueTraits.of(
                    Capability.TRADING, Capability.ORDER_STATUS_BY_CLOID, Capability.FILL_HISTORY, Capability.TOP)
            .settleTime(Duration.ofSeconds(10));

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
}
