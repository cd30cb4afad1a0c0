package io.jackstay.api.strategy;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Experimental;
import io.jackstay.api.plugin.Percent;
import java.time.Duration;

/**
 * How a task brings a size to the market: by resting at the touch, or by taking within a collar. Immutable. Made by
 * strategies. Sealed and open: kinds may be added, so a plugin that dispatches over it needs a last branch.
 */
@Experimental
public sealed interface Style {
    /** The pause between two looks, positive: at the touch, or between two tries. */
    Duration interval();

    /** A limit order at the touch, looked at each second, waiting 5 s for a cancel, that only rests. */
    static Follow follow() {
        return new Follow(Duration.ofSeconds(1), 0, Duration.ofSeconds(5), true);
    }

    /** Orders that take at once what there is within a collar, tried again each second. */
    static Take take(Percent maxSlippage) {
        return new Take(maxSlippage, Duration.ofSeconds(1));
    }

    /**
     * A limit order that follows the touch. Immutable.
     *
     * @param interval pause between two looks at the touch; positive
     * @param offsetTicks distance from the best price of its own side: positive is away from the market, negative is
     *     into the spread
     * @param cancelWait time to wait for the proof of a cancel before the task says so in the log and asks again;
     *     positive. No new order leaves without that proof
     * @param postOnly whether its orders may only rest
     */
    record Follow(Duration interval, int offsetTicks, Duration cancelWait, boolean postOnly) implements Style {
        /** Throws {@link IllegalArgumentException} for a duration that is not positive, and post-only in the spread. */
        public Follow {
            requirePositive("interval", interval);
            requirePositive("cancelWait", cancelWait);
            if (postOnly && offsetTicks < 0) {
                throw new IllegalArgumentException(
                        "offsetTicks = %d is beyond the touch, where a post-only order would take"
                                .formatted(offsetTicks));
            }
        }

        /** The same with another pause between two looks at the touch; positive. */
        public Follow interval(Duration pause) {
            return new Follow(pause, offsetTicks, cancelWait, postOnly);
        }

        /** The same at another distance from the touch. */
        public Follow offsetTicks(int ticks) {
            return new Follow(interval, ticks, cancelWait, postOnly);
        }

        /** The same with another time to wait for the proof of a cancel. */
        public Follow cancelWait(Duration limit) {
            return new Follow(interval, offsetTicks, limit, postOnly);
        }

        /** The same with orders that may only rest, or may take too. */
        public Follow postOnly(boolean only) {
            return new Follow(interval, offsetTicks, cancelWait, only);
        }
    }

    /**
     * Orders that take at once. Immutable.
     *
     * @param maxSlippage how far from the mark, or the mid where there is none, the worst price may be
     * @param interval pause between two tries; positive
     */
    record Take(Percent maxSlippage, Duration interval) implements Style {
        /** Throws {@link IllegalArgumentException} for a slippage or a duration that is not positive. */
        public Take {
            requireNonNull(maxSlippage, "maxSlippage is null");
            requirePositive("interval", interval);
            if (maxSlippage.fraction().signum() <= 0) {
                throw new IllegalArgumentException("maxSlippage must be positive, got " + maxSlippage);
            }
        }

        /** The same with another pause between two tries; positive. */
        public Take interval(Duration pause) {
            return new Take(maxSlippage, pause);
        }
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("%s must be positive, got %s".formatted(name, duration));
        }
    }
}
