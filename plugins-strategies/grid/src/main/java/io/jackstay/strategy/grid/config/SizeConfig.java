package io.jackstay.strategy.grid.config;

import io.jackstay.api.plugin.Choice;
import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.plugin.Range;
import java.math.BigDecimal;
import java.util.List;

/** How size is spread over the levels, by distance from the middle. Immutable. Closed. */
public sealed interface SizeConfig {
    /** All levels alike. */
    @Choice("flat")
    @Doc("All levels alike")
    record Flat() implements SizeConfig {}

    /** Each level larger than the one before it. */
    @Choice("increasing")
    @Doc("Each level away from the middle is larger than the one before it")
    record Increasing(
            @Doc("What each level adds to the first, as a share of it") @Range(min = "0.1%", max = "1000%")
            Percent step)
            implements SizeConfig {}

    /** Largest in the middle. */
    @Choice("mountain")
    @Doc("Largest in the middle, falling evenly to the edges")
    record Mountain(
            @Doc("Size at the edge, as a share of that in the middle") @Default("20%") @Range(min = "1%", max = "100%")
            Percent edge)
            implements SizeConfig {}

    /** Smallest in the middle. */
    @Choice("valley")
    @Doc("Smallest in the middle, rising evenly to the edges")
    record Valley(
            @Doc("Size in the middle, as a share of that at the edge") @Default("20%") @Range(min = "1%", max = "100%")
            Percent middle)
            implements SizeConfig {}

    /** Each level by itself. */
    @Choice("per-level")
    @Doc("A factor for each level, from the middle outwards")
    record PerLevel(
            @Doc("Factors of order-size or order-value, or shares of the budget; the last one counts for all after it")
            @Range(min = "0.001", max = "1000")
            List<BigDecimal> factors)
            implements SizeConfig {
        public PerLevel {
            factors = List.copyOf(factors);
            if (factors.isEmpty()) {
                throw new IllegalArgumentException("factors is empty: give at least one, such as [1, 2, 3]");
            }
        }
    }

    /** As many units as keep the value of what is held constant. */
    @Choice("constant-value")
    @Doc("As much as keeps the value of the position at the budget, at each level")
    record ConstantValue() implements SizeConfig {}
}
