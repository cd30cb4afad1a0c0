package io.jackstay.runtime.data;

import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.MarketInfo;

/**
 * Best prices from CSV. Not thread safe: owned by the thread that reads.
 *
 * <p>Each row is both sides at one time; the time of receipt stands for the venue's. A bid may touch the ask, not
 * exceed it.
 */
final class QuoteRecording implements Recording {
    static final String HEADER = "ts_ns,bid,bid_size,ask,ask_size";

    private final LineReader lines;
    private final CsvRow row;
    private final RowTime time = new RowTime();
    private long bid;
    private long bidSize;
    private long ask;
    private long askSize;

    QuoteRecording(LineReader lines, MarketInfo market) {
        this.lines = lines;
        this.row = new CsvRow(lines, new MarketNumbers(market, lines), HEADER);
    }

    @Override
    public boolean next() {
        if (!row.next()) {
            return false;
        }
        long received = row.integer("ts_ns");
        bid = row.price("bid");
        bidSize = row.size("bid_size");
        ask = row.price("ask");
        askSize = row.size("ask_size");
        row.requireEnd();
        time.advance(received, lines);
        if (bid > ask) {
            throw lines.fault("bid above ask, expected a bid of at most the ask");
        }
        return true;
    }

    @Override
    public long timeNanos() {
        return time.nanos();
    }

    @Override
    public void deliver(MarketFeed.Listener listener) {
        listener.top(bid, bidSize, ask, askSize, time.nanos());
    }

    @Override
    public long rows() {
        return row.rows();
    }

    @Override
    public void close() {
        lines.close();
    }
}
