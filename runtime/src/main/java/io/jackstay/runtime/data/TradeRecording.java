package io.jackstay.runtime.data;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.Side;

/**
 * Public trades, one a row. Not thread safe: owned by the thread that reads.
 *
 * <p>The side is the taker's. The time of receipt stands for the venue's; the format has no trade ids.
 */
final class TradeRecording implements Recording {
    static final int COLUMNS = 4;

    private final RowSource source;
    private final long[] row = new long[COLUMNS];
    private long rows;

    TradeRecording(RowSource source) {
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
        listener.trade(row[1], row[2], row[3] == 1 ? Side.BUY : Side.SELL, "", row[0]);
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
