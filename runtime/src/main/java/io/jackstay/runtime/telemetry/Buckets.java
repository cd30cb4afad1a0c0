package io.jackstay.runtime.telemetry;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often something took how long, in fixed steps from a tenth of a millisecond to a minute. Thread safe: recorded by loops, read by
 * others; a record is a look along fifteen numbers and two additions, and allocates nothing.
 */
public final class Buckets {
    private static final long MICROS = 1_000;
    private static final long MILLIS = 1_000_000;
    private static final long[] UP_TO = {
        100 * MICROS,
        250 * MICROS,
        500 * MICROS,
        MILLIS,
        2_500 * MICROS,
        5 * MILLIS,
        10 * MILLIS,
        25 * MILLIS,
        50 * MILLIS,
        100 * MILLIS,
        250 * MILLIS,
        500 * MILLIS,
        1_000 * MILLIS,
        2_500 * MILLIS,
        10_000 * MILLIS,
        60_000 * MILLIS
    };

    private final AtomicLongArray counts = new AtomicLongArray(UP_TO.length + 1);
    private final LongAdder nanos = new LongAdder();

    /** The upper ends of all steps but the last, which has none; nanoseconds. */
    public static long[] upTo() {
        return UP_TO.clone();
    }

    /** A time below zero, as two clocks may give it, counts as none. */
    public void record(long took) {
        int step = 0;
        while (step < UP_TO.length && took > UP_TO[step]) {
            step++;
        }
        counts.incrementAndGet(step);
        nanos.add(Math.max(0, took));
    }

    /** How many there were of each step. */
    public long[] counts() {
        long[] copy = new long[counts.length()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = counts.get(i);
        }
        return copy;
    }

    /** How long all took together. */
    public long nanos() {
        return nanos.sum();
    }
}
