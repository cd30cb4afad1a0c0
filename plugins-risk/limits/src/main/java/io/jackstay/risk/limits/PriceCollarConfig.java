package io.jackstay.risk.limits;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.plugin.Range;
import java.util.Optional;

/** Settings of {@code price-collar}. Immutable. */
@Doc("Both directions count, for orders that would rest and orders that reduce too")
public record PriceCollarConfig(
        @Doc("Largest distance of an order's worst price from the mark price, or from the mid while there is no mark")
        @Range(min = "0.01%", max = "100%")
        Percent maxDistance,

        @Doc("Market whose orders are limited, as venue:symbol; every market when left out")
        Optional<MarketId> market) {
    /** Throws {@link IllegalArgumentException} when the distance is not positive. */
    public PriceCollarConfig {
        requireNonNull(market, "market is null");
        if (maxDistance.fraction().signum() <= 0) {
            throw new IllegalArgumentException("max-distance must be above 0%, got " + maxDistance);
        }
    }
}
