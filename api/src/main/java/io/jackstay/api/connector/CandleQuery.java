package io.jackstay.api.connector;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import java.time.Duration;
import java.time.Instant;

/**
 * Asks for the last closed candles of a market. Immutable. Made by the runtime.
 *
 * @param market one that the connector has listed
 * @param interval length of a candle, positive; one that the venue lacks is refused with the reason {@code UNSUPPORTED}
 * @param count how many at most, at least 1; a connector joins pages where the venue gives fewer at a time
 * @param until no candle that closes after this time
 */
public record CandleQuery(MarketId market, Duration interval, int count, Instant until) {
    /** Throws {@link IllegalArgumentException} for an interval that is not positive or a count below 1. */
    public CandleQuery {
        requireNonNull(market, "market is null");
        requireNonNull(until, "until is null");
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("interval must be positive, got " + interval);
        }
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1, got " + count);
        }
    }
}
