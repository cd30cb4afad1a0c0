package io.jackstay.runtime.task;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.strategy.Orders;
import java.util.List;

/** The orders of a bot as its tasks use them. Not thread safe: owned by the bot loop. */
public interface TaskOrders extends Orders {
    /** An order of the runtime itself, to close a position: halts and limits on the number of orders let it pass. */
    Order close(MarketOrderRequest request);

    /** Whether a final order can't fill any more but for what the venue has counted. */
    boolean hasLastWord(Order order);

    /** What is filled of an order, as far as fills or the venue's own count show it. */
    Size mostFilled(Order order);

    /** How much of an order may still come to the position: what is open of it, and what the venue has counted and not told. */
    Size atMost(Order order);

    /** Orders in a market that may still change the position: those that live, and ended ones whose last fills have not come. */
    List<Order> unsettled(MarketId market);

    /** All that is known of the names of an order. */
    OrderRef ref(Order order);

    /** Whether the quotes that the bot wants of a market are there and not too old; true when it wants none. */
    boolean isQuoted(MarketId market);
}
