package io.jackstay.api.market;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * The prices of one interval of a market. Immutable.
 *
 * <p>It covers {@code start} (included) to {@code start + interval} (excluded). Source: the venue's candle stream or history;
 * where a venue has none, the runtime builds it from public trades. Errors: an interval that is not positive, a low above
 * or a high below one of the other prices, a negative volume, or parts of two markets throw
 * {@link IllegalArgumentException}.
 *
 * @param market the market
 * @param interval length, positive
 * @param start when it begins
 * @param open first price
 * @param high highest price
 * @param low lowest price
 * @param close last price so far
 * @param volume base traded within it, zero or more
 * @param closed false while it may still change
 */
public record Candle(
        MarketId market,
        Duration interval,
        Instant start,
        Price open,
        Price high,
        Price low,
        Price close,
        Size volume,
        boolean closed) {
    /** Checks that the parts agree. */
    public Candle {
        requireNonNull(market, "market is null");
        requireNonNull(start, "start is null");
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException(
                    "candle of %s with interval %s: must be positive".formatted(market, interval));
        }
        requireMarket(market, open.market());
        requireMarket(market, volume.market());
        requireWithin(market, open, low, high);
        requireWithin(market, close, low, high);
        if (volume.signum() < 0) {
            throw new IllegalArgumentException(
                    "candle of %s with volume %s: must not be negative".formatted(market, volume));
        }
    }

    private static void requireMarket(MarketId market, MarketId other) {
        if (!market.equals(other)) {
            throw new IllegalArgumentException("candle of %s with a part of %s".formatted(market, other));
        }
    }

    private static void requireWithin(MarketId market, Price price, Price low, Price high) {
        if (price.compareTo(low) < 0 || price.compareTo(high) > 0) {
            throw new IllegalArgumentException(
                    "candle of %s with price %s outside low %s to high %s".formatted(market, price, low, high));
        }
    }
}
