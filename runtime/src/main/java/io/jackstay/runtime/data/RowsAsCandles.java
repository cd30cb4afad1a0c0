package io.jackstay.runtime.data;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.error.JackstayException;

/** Candles out of a table; the reverse of {@link CandlesAsRows}. Not thread safe: owned by the thread that reads. */
final class RowsAsCandles implements CandleSource {
    private final RowSource source;
    private final long[] row = new long[CandlesAsRows.COLUMNS];

    RowsAsCandles(RowSource source) {
        this.source = requireNonNull(source, "source is null");
    }

    @Override
    public boolean next(CandleRow target) {
        if (!source.next(row)) {
            return false;
        }
        target.startNanos = row[0];
        target.open = row[1];
        target.high = row[2];
        target.low = row[3];
        target.close = row[4];
        target.volume = row[5];
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
