package io.jackstay.strategy.grid.config;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.plugin.Range;

/** A grid that is built anew around the price when that has gone far. Immutable. */
@Doc("The grid is built anew around the mid when that is far from its centre")
public record RecentreConfig(
        @Doc("Distance of the mid from the centre, as a share of the centre") @Range(min = "0.01%", max = "90%")
        Percent threshold,

        @Doc("How often at most, over the life of the grid") @Default("1000") @Range(min = "1", max = "1000000")
        int maxMoves) {
    public RecentreConfig {
        requireNonNull(threshold, "threshold is null");
    }
}
