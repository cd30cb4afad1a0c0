package io.jackstay.runtime.data;

/** Reads candles from a file, checked one by one. Not thread safe: owned by the thread that reads. */
interface CandleSource extends Location, AutoCloseable {
    /** Reads the next candle into the target; false at the end of the file, which must have had one candle at least. */
    boolean next(CandleRow target);

    @Override
    void close();
}
