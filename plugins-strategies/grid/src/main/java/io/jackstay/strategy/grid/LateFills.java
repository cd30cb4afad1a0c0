package io.jackstay.strategy.grid;

import io.jackstay.api.market.Size;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderState;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What orders had filled when they ended, so that a fill which comes after its order's end is seen as one. Not thread safe:
 * owned by the bot loop.
 *
 * <p>A cancel is answered on another way than fills are told: what filled just before it may come after it.
 */
final class LateFills {
    private static final int MOST = 512;

    private final Map<Order, Size> counted = new LinkedHashMap<>();

    /** One that was filled whole counts as whole, and has nothing more to come. */
    void ended(Order order, Size filled) {
        if (order.state() == OrderState.FILLED) {
            return;
        }
        counted.put(order, filled);
        if (counted.size() > MOST) {
            counted.remove(counted.keySet().iterator().next());
        }
    }

    /** What has come since the last look, base; zero for an order that is not known here. */
    Size since(Order order) {
        Size before = counted.get(order);
        if (before == null) {
            return order.size().minus(order.size());
        }
        counted.put(order, order.filled());
        return order.filled().minus(before);
    }
}
