package io.jackstay.api.strategy;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.Rejection;
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
 * seen in {@link Orders} too. Chase, flatten and twap do not outlive the process; a {@link Sequence} does.
 *
 * <p>A task has at most one order at the venue. The next one leaves only when that one is final and the venue has said
 * all that it filled, so that a late fill never makes it more than was asked for.
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
     * Closes the bot's position in a market with reducing orders, after its orders there are cancelled, and have ended
     * with all that they filled, or half of the time is over. Passes halts.
     *
     * @param maxSlippage how far from the mark, or the mid where there is none, the worst price may be
     * @param timeout how long at most; positive
     * @param then called in a later turn, once, when no order of the task may be live any more
     */
    Task flatten(MarketId market, Percent maxSlippage, Duration timeout, Consumer<Done> then);

    /**
     * Fills a size evenly over a time.
     *
     * @param then called in a later turn, once, when no order of the task may be live any more
     */
    Task twap(Twap what, Consumer<Done> then);

    /**
     * Begins a sequence: it is in the bot's journal before its first order leaves. The runtime goes on with it after a
     * restart by itself, when {@link Strategy#onStart} has returned; {@link #resume} says who is told of its end then.
     *
     * @param then called in a later turn, once, in the very turn whose records say that the sequence is over: what it
     *     writes to {@link Context#memory()} is durable together with that. Not kept over a restart
     * @throws IllegalStateException when a sequence of this name was begun and is not over
     * @throws IllegalArgumentException when a market is not among the needs
     */
    Task sequence(Sequence what, Consumer<Sequence.Done> then);

    /**
     * The sequence of this name that was begun, by an earlier process too, and is not over; empty when there is none.
     *
     * @param then as in {@link #sequence}; takes the place of the one given before
     */
    Optional<Task> resume(String name, Consumer<Sequence.Done> then);

    /** Names of the sequences that were begun and are not over, sorted. */
    List<String> sequences();

    /** A task that was begun. Implemented by the runtime. Not thread safe: owned by the bot loop. */
    interface Task {
        /**
         * Ends it early: its order is cancelled, then it is done as far as it came. A sequence turns back and
         * compensates. Without effect when it is done.
         */
        void cancel(String why);

        /** Whether it has told its end. */
        boolean isDone();
    }

    /** How a task came to its end. Open: a switch over it needs a default branch. */
    enum End {
        /** All of it was filled; of a flatten: the position is zero. */
        COMPLETE,
        /** The time was up; {@link Done#filled()} says how far it came. */
        TIMED_OUT,
        /** The time was up and not one order was taken; {@link Done#refusal()} says what spoke against the last. */
        REFUSED,
        /** What is left is less than the market takes in one order. */
        TOO_SMALL,
        /** {@link Task#cancel}. */
        CANCELLED
    }

    /**
     * How a task ended. Immutable. Made by the runtime.
     *
     * @param end the kind of end
     * @param filled what was filled, of all its orders, positive or zero
     * @param averagePrice quote per base over {@code filled}; empty when nothing was
     * @param orders the orders it placed and that were not refused at once, in their order, all final; of a long task
     *     the latest 500
     * @param refusal what spoke against its order that was refused last; empty when none was
     * @param why in words, for people
     */
    record Done(
            End end,
            Size filled,
            Optional<BigDecimal> averagePrice,
            List<Order> orders,
            Optional<Rejection> refusal,
            String why) {
        /** Copies the orders. Throws {@link NullPointerException} for null. */
        public Done {
            requireNonNull(end, "end is null");
            requireNonNull(filled, "filled is null");
            requireNonNull(averagePrice, "averagePrice is null");
            requireNonNull(refusal, "refusal is null");
            requireNonNull(why, "why is null");
            orders = List.copyOf(orders);
        }

        /** Whether all of it was filled, or the position is zero. */
        public boolean complete() {
            return end == End.COMPLETE;
        }
    }
}
