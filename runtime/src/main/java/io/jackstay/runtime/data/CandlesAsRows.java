package io.jackstay.runtime.data;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.error.JackstayException;

/** Candles on their way to a table: start, open, high, low, close, volume. Not thread safe: owned by the thread that reads. */
final class CandlesAsRows implements RowSource {
    static final int COLUMNS = 6;

    private final CandleSource source;
    private final CandleRow candle = new CandleRow();

    CandlesAsRows(CandleSource source) {
        this.source = requireNonNull(source, "source is null");
    }

    @Override
    public boolean next(long[] target) {
        if (!source.next(candle)) {
            return false;
        }
        target[0] = candle.startNanos;
        target[1] = candle.open;
        target[2] = candle.high;
        target[3] = candle.low;
        target[4] = candle.close;
        target[5] = candle.volume;
        return true;
    }

    @Override
    public JackstayException fault(String what) {
        return source.fault(what);
    }

    @Override
    public void close() {
        source.close();
    }
}
