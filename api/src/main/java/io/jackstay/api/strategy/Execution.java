package io.jackstay.api.strategy;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.Order;
import io.jackstay.api.plugin.Experimental;
import io.jackstay.api.plugin.Percent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Orders that take more than one step. Not thread safe: owned by the bot loop.
 *
 * <p>Implemented by the runtime: may gain methods. Each order of a task passes the risk rules and is the bot's own,
 * seen in {@link Orders} too. A task does not outlive the process: a sequence that must is a step in
 * {@link Context#memory()}.
 */
@Experimental
public interface Execution {
    /**
     * Keeps a limit order near the touch until it is filled or out of time.
     *
     * @param then called in a later turn, once, when no order of the task may be live any more
     */
    Task chase(Chase what, Consumer<Done> then);

    /**
     * Closes the bot's position in a market with reducing orders, after its orders there are cancelled. Passes halts.
     *
     * @param maxSlippage how far from the mark, or the mid where there is none, the worst price may be
     * @param timeout how long at most; positive
     * @param then called in a later turn, once, when no order of the task may be live any more
     */
    Task flatten(MarketId market, Percent maxSlippage, Duration timeout, Consumer<Done> then);

    /** A task that was begun. Implemented by the runtime. Not thread safe: owned by the bot loop. */
    interface Task {
        /** Ends it early: its order is cancelled, then it is done as far as it came. Without effect when it is done. */
        void cancel(String why);

        /** Whether it has told its end. */
        boolean isDone();
    }

    /**
     * How a task ended. Immutable. Made by the runtime.
     *
     * @param complete whether all of it was filled
     * @param filled what was filled, of all its orders, positive or zero
     * @param averagePrice quote per base over {@code filled}; empty when nothing was
     * @param orders the orders it placed, in their order, all final
     * @param why in words, for people
     */
    record Done(boolean complete, Size filled, Optional<BigDecimal> averagePrice, List<Order> orders, String why) {
        /** Copies the orders. Throws {@link NullPointerException} for null. */
        public Done {
            requireNonNull(filled, "filled is null");
            requireNonNull(averagePrice, "averagePrice is null");
            requireNonNull(why, "why is null");
            orders = List.copyOf(orders);
        }
    }
}
