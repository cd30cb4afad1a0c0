package io.jackstay.runtime.data;

import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;

/**
 * Public trades from CSV, one a row. Not thread safe: owned by the thread that reads.
 *
 * <p>The side is the taker's. The time of receipt stands for the venue's; the format has no trade ids.
 */
final class TradeRecording implements Recording {
    static final String HEADER = "ts_ns,price,size,side";

    private final LineReader lines;
    private final CsvRow row;
    private final RowTime time = new RowTime();
    private long price;
    private long size;
    private Side takerSide = Side.BUY;

    TradeRecording(LineReader lines, MarketInfo market) {
        this.lines = lines;
        this.row = new CsvRow(lines, new MarketNumbers(market, lines), HEADER);
    }

    @Override
    public boolean next() {
        if (!row.next()) {
            return false;
        }
        long received = row.integer("ts_ns");
        price = row.price("price");
        size = row.size("size");
        takerSide = row.side("side");
        row.requireEnd();
        time.advance(received, lines);
        return true;
    }

    @Override
    public long timeNanos() {
        return time.nanos();
    }

    @Override
    public void deliver(MarketFeed.Listener listener) {
        listener.trade(price, size, takerSide, "", time.nanos());
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
