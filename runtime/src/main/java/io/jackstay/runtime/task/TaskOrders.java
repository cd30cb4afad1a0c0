package io.jackstay.runtime.task;

import io.jackstay.api.market.Size;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.strategy.Orders;

/** The orders of a bot as its tasks use them. Not thread safe: owned by the bot loop. */
public interface TaskOrders extends Orders {
    /** An order of the runtime itself, to close a position: halts and limits on the number of orders let it pass. */
    Order close(MarketOrderRequest request);

    /** Whether a final order can't fill any more but for what the venue has counted. */
    boolean hasLastWord(Order order);

    /** What is filled of an order, as far as fills or the venue's own count show it. */
    Size mostFilled(Order order);
}
