package io.jackstay.runtime.data;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.MarketFeed;

/**
 * Best prices, both sides at one time a row. Not thread safe: owned by the thread that reads.
 *
 * <p>The time of receipt stands for the venue's. A bid may touch the ask, not exceed it.
 */
final class QuoteRecording implements Recording {
    static final int COLUMNS = 5;

    private final RowSource source;
    private final long[] row = new long[COLUMNS];
    private long rows;

    QuoteRecording(RowSource source) {
        this.source = requireNonNull(source, "source is null");
    }

    @Override
    public boolean next() {
        if (!source.next(row)) {
            return false;
        }
        rows++;
        return true;
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
