package io.jackstay.runtime.data;

/** The time of the rows of a file: may stand, never goes back. Not thread safe: owned by the thread that reads. */
final class RowTime {
    private long nanos;

    void advance(long rowNanos, Location location) {
        if (rowNanos < nanos) {
            throw location.fault(
                    "time %d is before %d of an earlier row, expected rows in time order".formatted(rowNanos, nanos));
        }
        nanos = rowNanos;
    }

    long nanos() {
        return nanos;
    }
}
