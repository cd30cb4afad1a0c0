package io.jackstay.api.connector;

import io.jackstay.api.plugin.Experimental;
import java.time.Duration;

/**
 * The request budget of one scope, shared by all connectors of the process that name it. Confined to the caller's loop;
 * the budget behind it is thread safe.
 *
 * <p>Implemented by the runtime: may gain methods. A scope is what the venue counts by, an address or an account, and
 * its name says the exchange too, such as {@code "aster/ip"} or {@code "aster/account/7"}. Requests that wait are
 * served by priority, then in their order.
 */
@Experimental
public interface RateLimiter {
    /**
     * Takes weight now if there is enough and nobody of the same or a higher priority waits for it.
     *
     * @param weight in the venue's units, at least 1, at most the budget's
     */
    boolean tryAcquire(int weight, Priority priority);

    /**
     * Takes weight as soon as there is enough.
     *
     * @param weight in the venue's units, at least 1, at most the budget's
     * @param maxWait how long at most; zero is at once or not at all
     * @param reply ok with the time waited once the weight is taken, always in a later turn; refused with the reason
     *     {@code RATE_LIMITED} when it is not to be had in time, or too many wait: nothing was taken then
     */
    void acquire(int weight, Priority priority, Duration maxWait, Reply<Duration> reply);

    /**
     * The venue said slow down: nothing is given for this long, to cancels neither. A longer pause that runs already
     * stays.
     */
    void penalty(Duration pause, String why);

    /**
     * The venue said how much it has counted in the window that runs now, ours and that of other programs; the budget
     * follows when the venue's count is the higher one.
     */
    void observed(int usedWeight);

    /**
     * The venue has counted weight that nobody could take before, such as what the length of an answer costs. It is taken
     * whatever is left, from the reserve too, also while others wait and during a pause.
     *
     * @param weight in the venue's units, 0 or more
     */
    void counted(int weight);

    /** Who goes first. Open: members may be added. */
    enum Priority {
        /** Cancels and what ends a risk. May use the reserve. */
        CANCEL,
        /** New and changed orders. */
        ORDER,
        /** Everything that can wait: snapshots, history, keep-alives. At a login's end small ones go as cancels. */
        QUESTION
    }

    /**
     * How much a scope gives. Immutable. Connectors that name one scope with different budgets get the smaller weight,
     * the longer window and the larger reserve, and a warning.
     *
     * @param weight units in a window, at least 1
     * @param window length over which the venue counts, positive; taken as sliding, which is never more than the venue
     *     allows
     * @param reserve units of the weight that only {@link Priority#CANCEL} gets, below the weight
     */
    record Budget(int weight, Duration window, int reserve) {
        /** Throws {@link IllegalArgumentException} for figures out of their ranges. */
        public Budget {
            if (weight < 1) {
                throw new IllegalArgumentException("weight must be at least 1, got " + weight);
            }
            if (window.isNegative() || window.isZero()) {
                throw new IllegalArgumentException("window must be positive, got " + window);
            }
            if (reserve < 0 || reserve >= weight) {
                throw new IllegalArgumentException(
                        "reserve must be 0 or more and below the weight of %d, got %d".formatted(weight, reserve));
            }
        }

        /** A budget that reserves nothing. */
        public static Budget of(int weight, Duration window) {
            return new Budget(weight, window, 0);
        }

        /** This budget with a part that only cancels get. */
        public Budget reserving(int units) {
            return new Budget(weight, window, units);
        }
    }
}
