package io.jackstay.runtime.data;

/** One candle of a file, unscaled, reused from row to row. Not thread safe: owned by the thread that reads. */
final class CandleRow {
    private static final long NANOS = 1_000_000_000L;
    /** Leaves room for an interval behind it. */
    private static final long LATEST_SECONDS = Long.MAX_VALUE / 2 / NANOS;

    long startNanos;
    long open;
    long high;
    long low;
    long close;
    /** Cut to whole lots. */
    long volume;

    void start(long seconds, Location location) {
        if (seconds > LATEST_SECONDS) {
            throw location.fault("start = \"%d\": too large, expected Unix time in seconds".formatted(seconds));
        }
        startNanos = seconds * NANOS;
    }

    /** Throws unless high and low hold the other two between them. */
    void requireOrder(Location location) {
        if (high < Math.max(open, close) || high < low) {
            throw location.fault("high below open, low or close, expected the highest of the four");
        }
        if (low > Math.min(open, close)) {
            throw location.fault("low above open or close, expected the lowest of the four");
        }
    }

    long startSeconds() {
        return startNanos / NANOS;
    }

    boolean closesUp() {
        return close >= open;
    }
}
