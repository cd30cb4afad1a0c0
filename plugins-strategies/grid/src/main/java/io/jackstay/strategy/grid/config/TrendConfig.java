package io.jackstay.strategy.grid.config;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.plugin.Range;
import java.time.Duration;

/** A grid that leans with the trend. Immutable. */
@Doc("A grid that leans to one side while a fast average of the price is on one side of a slow one")
public record TrendConfig(
        @Doc("Length of a candle") @Default("1m") @Range(min = "1s", max = "1d")
        Duration interval,

        @Doc("Candles of the fast exponential average") @Default("20") @Range(min = "1", max = "900")
        int fast,

        @Doc("Candles of the slow exponential average; there is no trend until they are there")
        @Default("60")
        @Range(min = "2", max = "1900")
        int slow,

        @Doc("Least distance of the two averages, as a share of the slow one, for a trend")
        @Default("0.05%")
        @Range(min = "0%", max = "50%")
        Percent threshold,

        @Doc("What leans: levels moves levels from the side against the trend to the other; "
                + "spacing widens the side against the trend and narrows the other")
        @Default("levels")
        Bias bias,

        @Doc("How much of the levels, or of the spacing") @Default("30%") @Range(min = "1%", max = "90%")
        Percent tilt) {

    /** What leans with the trend. Closed. */
    public enum Bias {
        /** The number of levels on each side. */
        LEVELS,
        /** The spacing of each side. */
        SPACING
    }

    public TrendConfig {
        requireNonNull(interval, "interval is null");
        requireNonNull(threshold, "threshold is null");
        requireNonNull(bias, "bias is null");
        requireNonNull(tilt, "tilt is null");
        if (fast >= slow) {
            throw new IllegalArgumentException("fast = %d must be below slow = %d".formatted(fast, slow));
        }
    }
}
