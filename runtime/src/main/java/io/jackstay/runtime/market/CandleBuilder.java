package io.jackstay.runtime.market;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Candle;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Builds the candles of one interval where a venue has none. Confined to the account loop of one connector.
 *
 * <p>Intervals are aligned to the epoch: those of an hour begin at the full hour, UTC. A candle closes with the first event of
 * its market at or after its end. An interval without a price repeats the close before it, with no volume. The interval in
 * which the building begins is incomplete, and is left out.
 *
 * <p>Prices are kept doubled, so that the middle between two ticks is exact.
 */
final class CandleBuilder {
    /** After a longer silence only the last of the empty candles are told. */
    private static final long MOST_EMPTY = 2_000;

    private static final long NONE = Long.MIN_VALUE;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final Duration interval;
    private final long length;
    private final Consumer<Candle> closed;
    private long start = NONE;
    private boolean whole;
    private boolean seen;
    private boolean priced;
    private int scale;
    private long open;
    private long high;
    private long low;
    private long close;
    private BigDecimal volume = BigDecimal.ZERO;

    CandleBuilder(Duration interval, Consumer<Candle> closed) {
        this.interval = requireNonNull(interval, "interval is null");
        this.length = interval.toNanos();
        this.closed = requireNonNull(closed, "closed is null");
    }

    Duration interval() {
        return interval;
    }

    /** The market was heard of at this time, epoch nanoseconds: what ended before it is told. */
    void time(MarketInfo info, long nanos) {
        long now = Math.floorDiv(nanos, length) * length;
        if (start == NONE) {
            start = now;
            whole = now == nanos;
        }
        if (now <= start) {
            return;
        }
        end(info);
        long first = Math.max(start + length, now - MOST_EMPTY * length);
        for (start = first; start < now; start += length) {
            end(info);
        }
    }

    private void end(MarketInfo info) {
        if (seen && whole) {
            closed.accept(candle(info));
        }
        whole = true;
        priced = false;
        open = close;
        high = close;
        low = close;
        volume = BigDecimal.ZERO;
    }

    private Candle candle(MarketInfo info) {
        return new Candle(
                info.id(),
                interval,
                Instant.ofEpochSecond(0, start),
                price(info, open),
                price(info, high),
                price(info, low),
                price(info, close),
                Size.of(info.id(), volume),
                true);
    }

    private Price price(MarketInfo info, long doubled) {
        return Price.of(info.id(), BigDecimal.valueOf(doubled, scale).multiply(HALF));
    }

    /** Forgets the interval that has begun: what is told from here on comes from another source. */
    void restart() {
        seen = false;
        priced = false;
        volume = BigDecimal.ZERO;
        start = NONE;
    }

    /** A print; price and size in the market's smallest units. */
    void print(MarketInfo info, long price, long size, long nanos) {
        take(info, Math.multiplyExact(2, price), nanos);
        volume = volume.add(BigDecimal.valueOf(size, info.sizeScale()));
    }

    /** A quote, which counts by its middle. */
    void quote(MarketInfo info, long bid, long ask, long nanos) {
        take(info, Math.addExact(bid, ask), nanos);
    }

    private void take(MarketInfo info, long doubled, long nanos) {
        if (info.priceScale() != scale) {
            restart();
        }
        time(info, nanos);
        scale = info.priceScale();
        if (!priced) {
            open = doubled;
            high = doubled;
            low = doubled;
        }
        high = Math.max(high, doubled);
        low = Math.min(low, doubled);
        close = doubled;
        priced = true;
        seen = true;
    }
}
