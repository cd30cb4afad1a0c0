package io.jackstay.runtime.bot;

import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.strategy.Context.Severity;
import io.jackstay.api.strategy.Explanation;

/** Told what a bot says and does, as it happens. Called on the bot loop; must not block or call back into the bot. */
public interface BotListener {
    /** Nobody listens. */
    BotListener NONE = new BotListener() {};

    /** The strategy, or a risk rule, wants a person to know. */
    default void alerted(Severity severity, String text) {}

    /** The strategy's last word on a topic. */
    default void explained(Explanation what) {}

    /** An order took a step; one that was refused before it left has no client order id. */
    default void transition(Order order, OrderUpdate update) {}

    /** An execution has been counted; the order that made it may be somebody else's. */
    default void filled(OrderFill fill) {}

    /** A callback of the strategy threw; the bot goes on. */
    default void failed(String event, RuntimeException failure) {}
}
