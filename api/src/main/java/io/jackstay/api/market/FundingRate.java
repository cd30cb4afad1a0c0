package io.jackstay.api.market;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * What holders of a perpetual pay one another at the next funding time. Immutable.
 *
 * <p>Units: fraction of the position's notional per {@code interval}; 0.0001 is 0.01% each time. Positive: longs pay shorts.
 * Equal by value. Source: Hyperliquid {@code activeAssetCtx.funding}; Aster {@code <symbol>@markPrice}, field {@code r}.
 *
 * @param market the market
 * @param rate the rate that is expected or fixed for the next funding
 * @param interval time between two fundings, positive; anything else throws {@link IllegalArgumentException}
 * @param next when it is paid next
 * @param stamp when the venue said so
 */
public record FundingRate(MarketId market, BigDecimal rate, Duration interval, Instant next, Stamp stamp) {
    /** Checks the interval and removes the rate's trailing zeros. */
    public FundingRate {
        requireNonNull(market, "market is null");
        requireNonNull(next, "next is null");
        requireNonNull(stamp, "stamp is null");
        rate = Decimals.canonical(rate);
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException(
                    "funding of %s with interval %s: must be positive".formatted(market, interval));
        }
    }
}
