package io.jackstay.runtime.bot;

import static io.jackstay.runtime.fixture.Markets.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import io.jackstay.runtime.fixture.Markets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes late, twice or would go backwards changes nothing, and shows. */
final class DroppedMessagesTest {
    private final Bench bench = new Bench();
    private final List<Order> placed = new ArrayList<>();

    @Test
    void messagesThatWouldGoBackwardsAreCountedInTheStatus() {
        Calls strategy = new Calls();
        strategy.then = (context, call) -> {
            if (call.startsWith("start")) {
                placed.add(context.orders().place(limit(Side.BUY, "1", "99")));
            } else if (call.startsWith("tick")) {
                context.orders().cancel(placed.get(0));
            }
        };
        bench.started(1, strategy);
        Order order = placed.get(0);
        OrderRef ref = OrderRef.of(Markets.BTC, order.cloid().orElseThrow());
        bench.quote(1000, 1001);
        bench.pass(Duration.ofSeconds(1));
        assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
        long before = bench.status().counts().dropped();

        bench.venue(() -> bench.venue().events().order(Markets.report(ref, Side.BUY, "1", "99", OrderState.OPEN, 1)));
        bench.venue(() -> bench.venue().events().order(Markets.report(ref, Side.BUY, "1", "99", OrderState.OPEN, 1)));

        assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(bench.status().counts().dropped()).isEqualTo(before + 2);
    }
}
