package io.jackstay.api.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderBatchTest {
    private static final MarketId BTC = new MarketId(new Venue("sim"), "BTC-USDC-PERP");
    private static final long DEADLINE = 1_700_000_000_000_000_000L;

    @Test
    void membersKeepTheirOrder() {
        List<OrderBatch.Submit> submits = List.of(submit(9), submit(3), submit(7));

        OrderBatch batch = OrderBatch.of(List.of(cancel(2), cancel(1)), List.of(amend(5, 6)), submits);

        assertThat(batch.cancels()).containsExactly(cancel(2), cancel(1));
        assertThat(batch.amends()).containsExactly(amend(5, 6));
        assertThat(batch.submits()).containsExactlyElementsOf(submits);
        assertThat(batch.size()).isEqualTo(6);
    }

    @Test
    void laterChangesOfTheListsDoNotReachTheBatch() {
        List<OrderBatch.Submit> submits = new ArrayList<>(List.of(submit(1)));

        OrderBatch batch = OrderBatch.of(List.of(), List.of(), submits);
        submits.clear();

        assertThat(batch.submits()).containsExactly(submit(1));
        assertThatThrownBy(() -> batch.submits().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void emptyBatchIsRefused() {
        assertThatThrownBy(() -> OrderBatch.of(List.of(), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneOrderIsNotNamedTwice() {
        List<OrderBatch.Cancel> none = List.of();

        assertThatThrownBy(() -> OrderBatch.of(none, List.of(), List.of(submit(1), submit(1))))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> OrderBatch.of(List.of(cancel(1), cancel(1)), List.of(), List.of()))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> OrderBatch.of(List.of(cancel(1)), List.of(amend(1, 2)), List.of()))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> OrderBatch.of(none, List.of(amend(1, 2)), List.of(submit(2))))
                .hasMessageContaining("twice");
    }

    @Test
    void submitIsReferredToByItsCloid() {
        assertThat(submit(4711).ref()).isEqualTo(new OrderRef(BTC, 4711, ""));
    }

    @Test
    void amendMustLeaveSomethingToFill() {
        assertThatThrownBy(() -> amend(size("0.5"), size("0.5"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> amend(size("0.4"), size("0.5"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(amend(size("0.6"), size("0.5")).totalSize()).isEqualTo(size("0.6"));
    }

    @Test
    void deadlineIsATime() {
        assertThatThrownBy(() -> new OrderBatch.Submit(new Cloid(1), request(), 0))
                .hasMessageContaining("deadlineEpochNanos");
    }

    private static OrderBatch.Submit submit(long cloid) {
        return new OrderBatch.Submit(new Cloid(cloid), request(), DEADLINE);
    }

    private static OrderBatch.Cancel cancel(long cloid) {
        return new OrderBatch.Cancel(new OrderRef(BTC, cloid, ""));
    }

    private static OrderBatch.Amend amend(long cloid, long successor) {
        return new OrderBatch.Amend(
                new OrderRef(BTC, cloid, ""),
                new Cloid(successor),
                price("60000"),
                size("1"),
                size("0"),
                request(),
                DEADLINE);
    }

    private static OrderBatch.Amend amend(Size total, Size filled) {
        return new OrderBatch.Amend(
                new OrderRef(BTC, 1, ""), new Cloid(2), price("60000"), total, filled, request(), DEADLINE);
    }

    private static LimitOrderRequest request() {
        return LimitOrderRequest.limit(Side.BUY, size("1"), price("60000"));
    }

    private static Price price(String value) {
        return Price.of(BTC, new BigDecimal(value));
    }

    private static Size size(String value) {
        return Size.of(BTC, new BigDecimal(value));
    }
}
