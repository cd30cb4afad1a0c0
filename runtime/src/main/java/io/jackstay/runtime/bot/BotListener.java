package io.jackstay.runtime.bot;

import io.jackstay.api.order.Order;
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

    /** A callback of the strategy threw; the bot goes on. */
    default void failed(String event, RuntimeException failure) {}
}
