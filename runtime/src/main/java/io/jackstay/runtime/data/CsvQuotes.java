package io.jackstay.runtime.data;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.runtime.error.JackstayException;

/** Best prices from CSV: time, bid, its size, ask, its size. Not thread safe: owned by the thread that reads. */
final class CsvQuotes implements RowSource {
    static final String HEADER = "ts_ns,bid,bid_size,ask,ask_size";

    private final LineReader lines;
    private final CsvRow row;
    private final RowTime time = new RowTime();

    CsvQuotes(LineReader lines, MarketInfo market) {
        this.lines = lines;
        this.row = new CsvRow(lines, new MarketNumbers(market, lines), HEADER);
    }

    @Override
    public boolean next(long[] target) {
        if (!row.next()) {
            return false;
        }
        target[0] = row.integer("ts_ns");
        target[1] = row.price("bid");
        target[2] = row.size("bid_size");
        target[3] = row.price("ask");
        target[4] = row.size("ask_size");
        row.requireEnd();
        time.advance(target[0], lines);
        if (target[1] > target[3]) {
            throw lines.fault("bid above ask, expected a bid of at most the ask");
        }
        return true;
    }

    @Override
    public JackstayException fault(String what) {
        return lines.fault(what);
    }

    @Override
    public void close() {
        lines.close();
    }
}
