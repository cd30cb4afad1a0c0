package io.jackstay.runtime.account;

import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.connector.ConnectorEvents.Stream;
import io.jackstay.api.connector.ConnectorEvents.StreamState;
import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Capability;
import io.jackstay.api.market.RequestBudget;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.strategy.Context;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.fixture.Markets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Request budget and largest batch of a venue, as the bots of a login meet them. */
final class OutletTest {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Calls first = new Calls();
    private final Calls second = new Calls();
    private final List<Order> placed = new ArrayList<>();

    private static Bench bench(VenueTraits traits) {
        Bench bench = new Bench(traits.settleTime(Duration.ZERO), Bench.BTC_INFO, Markets.info(Markets.ETH));
        return bench;
    }

    private static VenueTraits budget(int weight, int reserve, Duration window) {
        return VenueTraits.of(Capability.TRADING)
                .requestBudgets(
                        List.of(RequestBudget.of("sim/ip", weight, window).reserving(reserve)));
    }

    private void on(Calls strategy, String prefix, Consumer<Context> what) {
        strategy.then = (context, call) -> {
            if (call.startsWith(prefix)) {
                what.accept(context);
            }
        };
    }

    private void place(Context context, int count) {
        for (int i = 0; i < count; i++) {
            placed.add(context.orders().place(limit(Side.BUY, "1", "100")));
        }
    }

    private static List<Integer> sizes(Bench bench) {
        return bench.venue().batches.stream().map(OrderBatch::size).toList();
    }

    private long in(OrderState state) {
        return placed.stream().filter(order -> order.state() == state).count();
    }

    @Test
    void batchesAreNoLargerThanTheVenueTakes() {
        Bench bench = bench(VenueTraits.of(Capability.TRADING).maxBatch(3));
        on(first, "start", context -> place(context, 7));
        bench.started(1, first);

        assertThat(sizes(bench)).containsExactly(3, 3, 1);
        assertThat(in(OrderState.OPEN)).isEqualTo(7);

        on(first, "tick", context -> {
            context.orders().cancelAll();
            place(context, 2);
        });
        bench.quote(1000, 1001);
        assertThat(sizes(bench)).containsExactly(3, 3, 1, 3, 3, 3);
        assertThat(bench.venue().batches.get(5).cancels()).hasSize(1);
        assertThat(bench.venue().batches.get(5).submits()).hasSize(2);
    }

    @Test
    void botsOfALoginShareItsBudgetAndWhatFindsNoRoomIsRefusedWithTheReason() {
        Bench bench = bench(budget(10, 0, WINDOW));
        on(first, "start", context -> place(context, 6));
        on(second, "start", context -> place(context, 6));
        bench.started(1, first);
        bench.started(2, second);
        assertThat(in(OrderState.OPEN)).isEqualTo(10);
        assertThat(in(OrderState.SUBMITTING)).isEqualTo(2);

        bench.pass(Outlet.PATIENCE);

        assertThat(in(OrderState.REJECTED)).isEqualTo(2);
        Order refused = placed.get(11);
        assertThat(refused.rejection().orElseThrow().reason()).isEqualTo(RejectReason.RATE_LIMITED);
        assertThat(refused.why()).isEqualTo("request budget of sim/ip: 10 of 10 used in 60 s");
    }

    @Test
    void whatWaitsLeavesAsSoonAsThereIsRoom() {
        Bench bench = bench(budget(4, 0, Duration.ofMillis(500)));
        on(first, "start", context -> place(context, 6));
        bench.started(1, first);
        assertThat(in(OrderState.OPEN)).isEqualTo(4);

        bench.pass(Duration.ofMillis(600));
        assertThat(in(OrderState.OPEN)).isEqualTo(6);
    }

    @Test
    void cancelsComeBeforeOrdersOfAnybodyAndHaveAReserve() {
        Bench bench = bench(budget(8, 3, WINDOW));
        on(first, "start", context -> place(context, 5));
        bench.started(1, first);
        on(second, "start", context -> place(context, 2));
        bench.started(2, second);
        assertThat(in(OrderState.SUBMITTING)).isEqualTo(2);

        on(first, "tick", context -> context.orders().cancelAll());
        bench.quote(1000, 1001);
        assertThat(in(OrderState.CANCELLED)).isEqualTo(3);

        bench.pass(Duration.ofSeconds(30));
        assertThat(in(OrderState.CANCELLED)).isEqualTo(3);
        bench.pass(Duration.ofSeconds(32));
        assertThat(in(OrderState.CANCELLED)).isEqualTo(5);
    }

    @Test
    void anOrderThatIsCancelledWhileItWaitsNeverLeaves() {
        Bench bench = bench(budget(1, 0, WINDOW));
        on(first, "start", context -> place(context, 2));
        bench.started(1, first);
        on(first, "tick", context -> context.orders().cancel(placed.get(1)));
        bench.quote(1000, 1001);

        assertThat(placed.get(1).state()).isEqualTo(OrderState.REJECTED);
        assertThat(placed.get(1).why()).isEqualTo("cancelled before it left: it waited for the request budget");
        bench.pass(Duration.ofMinutes(5));
        assertThat(sizes(bench)).containsExactly(1);
    }

    @Test
    void whatMayNotTradeAnyMoreWhenThereIsRoomDoesNotLeave() {
        Bench bench = bench(budget(1, 0, Duration.ofMillis(500)));
        on(first, "start", context -> place(context, 2));
        bench.started(1, first);
        bench.venue(() -> bench.venue().events().stream(Stream.PRIVATE, StreamState.DOWN, ""));
        bench.pass(Duration.ofSeconds(1));

        assertThat(placed.get(1).rejection().orElseThrow().reason()).isEqualTo(RejectReason.CONNECTOR_DOWN);
        assertThat(sizes(bench)).containsExactly(1);
    }
}
