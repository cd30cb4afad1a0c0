package io.jackstay.testkit.simulate.bot;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderUpdate;

/** Takes down what a strategy is told. Owned by the run. */
public interface Testimony {
    /** A strategy begins, for the first time or again. */
    void begins(String bot);

    /** A strategy is called for a market, and could read a book of it. */
    void book(MarketId market);

    /** A fill was told to the strategy. */
    void fill(String bot, OrderFill fill);

    /** A step of an order was told to the strategy. */
    void update(String bot, Order order, OrderUpdate update);

    /** Whether the strategy is to throw now. */
    boolean throwsNow();
}
