package io.jackstay.lib.sim;

import io.jackstay.api.order.LiquidityRole;

/** What a market tells of its own orders, while it matches. Not thread safe: called on the market's thread; calls nothing back. */
interface MatchListener {
    /** A part of the order was executed; the order counts it already. */
    void onFilled(SimOrder order, long price, long size, LiquidityRole role, long nanos);

    /** The order ended before it was filled. */
    void onEnded(SimOrder order, long nanos);

    /** Whether the account can afford an order whose trigger was reached. */
    boolean isAffordable(SimOrder order);
}
