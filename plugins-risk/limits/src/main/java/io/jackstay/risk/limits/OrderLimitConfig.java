package io.jackstay.risk.limits;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.plugin.Doc;
import java.math.BigDecimal;
import java.util.Optional;

/** Settings of {@code order-limit}. Immutable. */
@Doc("At least one of max-size and max-notional; what only reduces passes")
public record OrderLimitConfig(
        @Doc("Largest size of one order, in base units") Optional<BigDecimal> maxSize,

        @Doc("Largest value of one order, worst price times size, in the market's quote asset")
        Optional<BigDecimal> maxNotional,

        @Doc("Market whose orders are limited, as venue:symbol; every market when left out")
        Optional<MarketId> market) {
    /** Throws {@link IllegalArgumentException} when both limits are missing, or one is not positive. */
    public OrderLimitConfig {
        requireNonNull(market, "market is null");
        if (maxSize.isEmpty() && maxNotional.isEmpty()) {
            throw new IllegalArgumentException("give max-size, max-notional or both, or nothing is limited");
        }
        maxSize.ifPresent(size -> Limits.requirePositive("max-size", size));
        maxNotional.ifPresent(notional -> Limits.requirePositive("max-notional", notional));
    }
}
