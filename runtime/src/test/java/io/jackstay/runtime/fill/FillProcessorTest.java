package io.jackstay.runtime.fill;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.at;
import static io.jackstay.runtime.fixture.Markets.fill;
import static io.jackstay.runtime.fixture.Markets.info;
import static io.jackstay.runtime.fixture.Markets.limit;
import static io.jackstay.runtime.fixture.Markets.report;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
import io.jackstay.runtime.execution.OrderTracker;
import io.jackstay.runtime.execution.OrderWatches;
import io.jackstay.runtime.loop.TimerQueue;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import io.jackstay.runtime.state.StateManager;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FillProcessorTest implements OrderWatches.Later {
    private static final OrderRef REF = OrderRef.of(BTC, new Cloid(7), "v7");

    private final TimerQueue timers = new TimerQueue();
    private final OrderTracker orders = new OrderTracker(
            new OrderWatches(this, new PluginGuard("test", FillProcessorTest.class.getClassLoader())),
            venue -> Duration.ZERO);
    private final StateManager state = new StateManager(List.of(info(BTC)), new Money("USDC", new BigDecimal("10000")));
    private final List<String> afterEnd = new ArrayList<>();
    private final FillProcessor fills = new FillProcessor(state, orders, fill -> afterEnd.add(fill.id()));

    @Override
    public void requireLoop(String call) {}

    @Override
    public void nextTurn(Runnable call) {}

    @Override
    public TimerQueue.Timer after(Duration delay, Runnable call) {
        return timers.schedule(delay.toNanos(), call);
    }

    private Order order(OrderState shown, String filled) {
        return orders.adopt(
                limit(Side.BUY, "1", "100"),
                "test",
                report(REF, Side.BUY, "1", "100", shown, 5).filled(size(BTC, filled)),
                at(5));
    }

    private static OrderFill bought(String id, String size) {
        return fill(id, REF, Side.BUY, size, "100", 6);
    }

    private String position() {
        return state.position(BTC).size().toBigDecimal().stripTrailingZeros().toPlainString();
    }

    @Test
    void aFillCountsForThePositionAndForItsOrder() {
        Order order = order(OrderState.OPEN, "0");

        assertThat(fills.apply(bought("f1", "0.4"), at(6)).orElseThrow().to()).isEqualTo(OrderState.PARTIALLY_FILLED);

        assertThat(position()).isEqualTo("0.4");
        assertThat(order.filled()).isEqualTo(size(BTC, "0.4"));
        assertThat(afterEnd).isEmpty();
    }

    @Test
    void aFillOfBeforeTheStartCountsForBothToo() {
        Order order = order(OrderState.OPEN, "0");

        assertThat(fills.applyPast(bought("f1", "0.4"), at(6)).orElseThrow().to())
                .isEqualTo(OrderState.PARTIALLY_FILLED);

        assertThat(position()).isEqualTo("0.4");
        assertThat(order.filled()).isEqualTo(size(BTC, "0.4"));
        assertThat(afterEnd).isEmpty();
    }

    @Test
    void aFillOfAnOrderThatHadEndedWithoutItCountsAndIsTold() {
        Order order = order(OrderState.CANCELLED, "0");

        fills.apply(bought("f1", "0.4"), at(6));

        assertThat(position()).isEqualTo("0.4");
        assertThat(order.filled()).isEqualTo(size(BTC, "0.4"));
        assertThat(afterEnd).containsExactly("f1");
    }

    @Test
    void aFillThatTheLastReportHadCountedIsNoSurprise() {
        order(OrderState.CANCELLED, "0.4");

        fills.apply(bought("f1", "0.4"), at(6));

        assertThat(position()).isEqualTo("0.4");
        assertThat(afterEnd).isEmpty();
    }

    @Test
    void aFillOfAnUnknownOrderCountsForThePositionAlone() {
        assertThat(fills.apply(bought("f1", "0.4"), at(6))).isEmpty();

        assertThat(position()).isEqualTo("0.4");
        assertThat(afterEnd).isEmpty();
    }
}
