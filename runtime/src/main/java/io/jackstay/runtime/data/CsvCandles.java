package io.jackstay.runtime.data;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.runtime.error.JackstayException;

/** Candles from CSV; the start is Unix time in whole seconds. Not thread safe: owned by the thread that reads. */
final class CsvCandles implements CandleSource {
    static final String HEADER = "start,open,high,low,close,volume";

    private final LineReader lines;
    private final CsvRow row;

    CsvCandles(LineReader lines, MarketInfo market) {
        this.lines = lines;
        this.row = new CsvRow(lines, new MarketNumbers(market, lines), HEADER);
    }

    @Override
    public boolean next(CandleRow target) {
        if (!row.next()) {
            return false;
        }
        target.start(row.integer("start"), lines);
        target.open = row.price("open");
        target.high = row.price("high");
        target.low = row.price("low");
        target.close = row.price("close");
        target.volume = row.volume("volume");
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
