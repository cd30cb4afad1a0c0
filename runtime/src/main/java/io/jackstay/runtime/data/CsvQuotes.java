package io.jackstay.runtime.data;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.runtime.error.JackstayException;

/** Best prices from CSV: time, bid, its size, ask, its size. Not thread safe: owned by the thread that reads. */
final class CsvQuotes implements RowSource {
    static final String HEADER = "ts_ns,bid,bid_size,ask,ask_size";

    private final LineReader lines;
    private final CsvRow row;
    private final QuickRow quick;
    private final RowTime time = new RowTime();

    CsvQuotes(LineReader lines, MarketInfo market) {
        this.lines = lines;
        MarketNumbers numbers = new MarketNumbers(market, lines);
        this.row = new CsvRow(lines, numbers, HEADER);
        this.quick = new QuickRow(lines, numbers);
    }

    @Override
    public boolean next(long[] target) {
        if (!quickly(target) && !slowly(target)) {
            return false;
        }
        time.advance(target[0], lines);
        if (target[1] > target[3]) {
            throw lines.fault("bid above ask, expected a bid of at most the ask");
        }
        return true;
    }

    private boolean quickly(long[] target) {
        if (!quick.begin()) {
            return false;
        }
        target[0] = quick.integer();
        if (target[0] < 0) {
            return false;
        }
        target[1] = quick.price((byte) ',');
        target[2] = target[1] < 0 ? target[1] : quick.size((byte) ',');
        target[3] = target[2] < 0 ? target[2] : quick.price((byte) ',');
        target[4] = target[3] < 0 ? target[3] : quick.size((byte) '\n');
        if (target[4] < 0) {
            return false;
        }
        quick.end();
        row.passed();
        return true;
    }

    private boolean slowly(long[] target) {
        if (!row.next()) {
            return false;
        }
        target[0] = row.integer("ts_ns");
        target[1] = row.price("bid");
        target[2] = row.size("bid_size");
        target[3] = row.price("ask");
        target[4] = row.size("ask_size");
        row.requireEnd();
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
