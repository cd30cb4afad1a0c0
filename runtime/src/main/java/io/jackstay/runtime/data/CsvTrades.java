package io.jackstay.runtime.data;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.runtime.error.JackstayException;

/** Public trades from CSV: time, price, size, 1 for a buyer who took and 0 for a seller. Not thread safe: owned by the thread that reads. */
final class CsvTrades implements RowSource {
    static final String HEADER = "ts_ns,price,size,side";

    private final LineReader lines;
    private final CsvRow row;
    private final RowTime time = new RowTime();

    CsvTrades(LineReader lines, MarketInfo market) {
        this.lines = lines;
        this.row = new CsvRow(lines, new MarketNumbers(market, lines), HEADER);
    }

    @Override
    public boolean next(long[] target) {
        if (!row.next()) {
            return false;
        }
        target[0] = row.integer("ts_ns");
        target[1] = row.price("price");
        target[2] = row.size("size");
        target[3] = row.side("side") == Side.BUY ? 1 : 0;
        row.requireEnd();
        time.advance(target[0], lines);
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
