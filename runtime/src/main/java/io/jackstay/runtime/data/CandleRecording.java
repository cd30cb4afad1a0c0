package io.jackstay.runtime.data;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.runtime.market.QuietBand;

/**
 * Candles walked as trades. Not thread safe: owned by the thread that reads.
 *
 * <p>Path: open, low, high, close when the candle closes at or above its open; open, high, low, close when it closes
 * below. Each candle is four events, and one row.
 *
 * <p>Time: the open comes at the start, the close in the last nanosecond of the interval, the others after one and
 * two thirds of it. The interval is the distance to the next start, but no more than the smallest distance met so
 * far: a candle before a hole is not stretched over it. The last candle has that smallest distance; a file of one
 * candle has a minute.
 *
 * <p>Size: the volume, cut to whole lots, is split into four equal parts of whole lots; what is left, up to three
 * lots, goes to the last prints, one lot each, so the four always add up. A print without a lot is not delivered.
 *
 * <p>Side: a print above the one before it was bought, below it sold, at the same price as the one before. The first
 * print of all takes the direction of its candle.
 */
final class CandleRecording implements Recording {
    private static final int PRINTS = 4;
    private static final long LONE_INTERVAL_NANOS = 60_000_000_000L;

    private final CandleSource source;
    private final long lot;
    private final long[] prices = new long[PRINTS];
    private CandleRow current = new CandleRow();
    private CandleRow ahead = new CandleRow();
    private boolean begun;
    private boolean hasAhead;
    private int print = PRINTS - 1;
    private long intervalNanos = Long.MAX_VALUE;
    private long lastPrice;
    private Side takerSide = Side.BUY;
    private long rows;

    CandleRecording(CandleSource source, MarketInfo market) {
        this.source = requireNonNull(source, "source is null");
        this.lot = new MarketNumbers(market, source).lot();
    }

    @Override
    public boolean next() {
        if (print < PRINTS - 1) {
            print++;
        } else if (nextCandle()) {
            print = 0;
        } else {
            return false;
        }
        printed();
        return true;
    }

    private void printed() {
        long price = prices[print];
        if (price != lastPrice) {
            takerSide = price > lastPrice ? Side.BUY : Side.SELL;
        }
        lastPrice = price;
    }

    /** By whole candles: to the close of the last one that changes nothing. One without a whole lot has no close to stand for it. */
    @Override
    public void passOver(QuietBand band) {
        if (!isQuiet(current, band)) {
            return;
        }
        toClose();
        while (hasAhead && isQuiet(ahead, band)) {
            nextCandle();
            print = 0;
            printed();
            toClose();
        }
    }

    private boolean isQuiet(CandleRow candle, QuietBand band) {
        return candle.volume >= lot
                && candle.startNanos + intervalNanos - 1 <= band.untilNanos()
                && band.holdsPrints(candle.low, candle.high);
    }

    private void toClose() {
        while (print < PRINTS - 1) {
            print++;
            printed();
        }
    }

    @Override
    public long timeNanos() {
        return print == PRINTS - 1
                ? current.startNanos + intervalNanos - 1
                : current.startNanos + intervalNanos / (PRINTS - 1) * print;
    }

    @Override
    public void deliver(MarketFeed.Listener listener) {
        long size = size();
        if (size > 0) {
            listener.trade(prices[print], size, takerSide, "", timeNanos());
        }
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void close() {
        source.close();
    }

    private long size() {
        long lots = current.volume / lot;
        long left = lots % PRINTS;
        return (lots / PRINTS + (print >= PRINTS - left ? 1 : 0)) * lot;
    }

    private boolean nextCandle() {
        if (!begun) {
            begun = true;
            hasAhead = source.next(ahead);
            ahead.requireOrder(source);
            beginDirection();
        }
        if (!hasAhead) {
            return false;
        }
        CandleRow read = ahead;
        ahead = current;
        current = read;
        readAhead();
        rows++;
        walk();
        return true;
    }

    /** Makes the first print of all differ from the one before it in the direction of its candle. */
    private void beginDirection() {
        lastPrice = ahead.closesUp() ? ahead.open - 1 : ahead.open + 1;
    }

    private void readAhead() {
        hasAhead = source.next(ahead);
        if (!hasAhead) {
            intervalNanos = intervalNanos == Long.MAX_VALUE ? LONE_INTERVAL_NANOS : intervalNanos;
            return;
        }
        ahead.requireOrder(source);
        if (ahead.startNanos <= current.startNanos) {
            throw source.fault("starts at %d s, the candle before it at %d s, expected candles in time order"
                    .formatted(ahead.startSeconds(), current.startSeconds()));
        }
        intervalNanos = Math.min(intervalNanos, ahead.startNanos - current.startNanos);
    }

    private void walk() {
        boolean up = current.closesUp();
        prices[0] = current.open;
        prices[1] = up ? current.low : current.high;
        prices[2] = up ? current.high : current.low;
        prices[3] = current.close;
    }
}
