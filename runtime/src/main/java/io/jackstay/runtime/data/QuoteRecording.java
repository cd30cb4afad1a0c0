package io.jackstay.runtime.data;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.MarketFeed;
import io.jackstay.runtime.market.QuietBand;

/**
 * Best prices, both sides at one time a row. Not thread safe: owned by the thread that reads.
 *
 * <p>The time of receipt stands for the venue's. A bid may touch the ask, not exceed it.
 */
final class QuoteRecording implements Recording {
    static final int COLUMNS = 5;

    private final RowSource source;
    private long[] row = new long[COLUMNS];
    private long[] ahead = new long[COLUMNS];
    private boolean hasAhead;
    private long rows;

    QuoteRecording(RowSource source) {
        this.source = requireNonNull(source, "source is null");
    }

    @Override
    public boolean next() {
        if (hasAhead) {
            takeAhead();
        } else if (!source.next(row)) {
            return false;
        }
        rows++;
        return true;
    }

    private void takeAhead() {
        long[] passed = row;
        row = ahead;
        ahead = passed;
        hasAhead = false;
    }

    @Override
    public void passOver(QuietBand band) {
        if (hasAhead || !isQuiet(row, band)) {
            return;
        }
        while (source.next(ahead)) {
            hasAhead = true;
            if (!isQuiet(ahead, band)) {
                return;
            }
            takeAhead();
            rows++;
        }
    }

    private static boolean isQuiet(long[] row, QuietBand band) {
        return row[0] <= band.untilNanos() && band.holds(row[1], row[3]);
    }

    @Override
    public long timeNanos() {
        return row[0];
    }

    @Override
    public void deliver(MarketFeed.Listener listener) {
        listener.top(row[1], row[2], row[3], row[4], row[0]);
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void close() {
        source.close();
    }
}
