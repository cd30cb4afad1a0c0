package io.jackstay.risk.limits;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.plugin.Doc;
import java.math.BigDecimal;
import java.util.Optional;

/** Settings of {@code position-limit}. Immutable. */
@Doc("Counts every open order of a side as if it fills; what only reduces passes")
public record PositionLimitConfig(
        @Doc("Largest position, long or short, in base units; counted as if every open order of that side fills")
        BigDecimal max,

        @Doc("Market that is limited, as venue:symbol; each market on its own when left out")
        Optional<MarketId> market) {
    /** Throws {@link IllegalArgumentException} when the limit is not positive. */
    public PositionLimitConfig {
        requireNonNull(market, "market is null");
        Limits.requirePositive("max", max);
    }
}
