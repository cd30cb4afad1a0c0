package io.jackstay.risk.limits;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Range;
import java.util.Optional;

/** Settings of {@code open-orders-limit}. Immutable. */
@Doc("Orders without an answer count as open, and so do reducing orders of the strategy")
public record OpenOrdersLimitConfig(
        @Doc("Most orders that may be open at once") @Range(min = "1", max = "100000")
        int max,

        @Doc("Market whose orders are counted, as venue:symbol; those of all markets together when left out")
        Optional<MarketId> market) {
    /** Throws {@link IllegalArgumentException} when the limit is not positive. */
    public OpenOrdersLimitConfig {
        requireNonNull(market, "market is null");
        Limits.requireAtLeastOne("max", max);
    }
}
