package io.jackstay.runtime.data;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.runtime.error.JackstayException;

/** Candles from CSV; the start is Unix time in whole seconds. Not thread safe: owned by the thread that reads. */
final class CsvCandles implements CandleSource {
    static final String HEADER = "start,open,high,low,close,volume";

    private final LineReader lines;
    private final CsvRow row;
    private final QuickRow quick;

    CsvCandles(LineReader lines, MarketInfo market) {
        this.lines = lines;
        MarketNumbers numbers = new MarketNumbers(market, lines);
        this.row = new CsvRow(lines, numbers, HEADER);
        this.quick = new QuickRow(lines, numbers);
    }

    @Override
    public boolean next(CandleRow target) {
        return quickly(target) || slowly(target);
    }

    private boolean quickly(CandleRow target) {
        if (!quick.begin()) {
            return false;
        }
        long start = quick.integer();
        target.open = start < 0 ? start : quick.price((byte) ',');
        target.high = target.open < 0 ? target.open : quick.price((byte) ',');
        target.low = target.high < 0 ? target.high : quick.price((byte) ',');
        target.close = target.low < 0 ? target.low : quick.price((byte) ',');
        target.volume = target.close < 0 ? target.close : quick.volume((byte) '\n');
        if (target.volume < 0) {
            return false;
        }
        quick.end();
        row.passed();
        target.start(start, lines);
        return true;
    }

    private boolean slowly(CandleRow target) {
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
