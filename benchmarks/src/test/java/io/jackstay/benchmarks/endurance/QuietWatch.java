package io.jackstay.benchmarks.endurance;

import io.jackstay.runtime.loop.SystemClock;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** How long it takes from a quote at the connector to the callback of the bot that it is for. Thread safe. */
final class QuietWatch implements VenuePulse {
    private static final SystemClock CLOCK = new SystemClock();
    private static final long LONGEST_NANOS = 60_000_000_000L;

    private final AtomicLongArray toldNanos;
    private final Recorder recorder = new Recorder(LONGEST_NANOS, 3);

    QuietWatch(int markets) {
        this.toldNanos = new AtomicLongArray(markets);
    }

    @Override
    public void tells(int market) {
        toldNanos.lazySet(market, CLOCK.nanoTime());
    }

    /** First thing in the callback. */
    void heard(int market) {
        recorder.recordValue(Math.min(LONGEST_NANOS, CLOCK.nanoTime() - toldNanos.get(market)));
    }

    /** All since the last call, nanoseconds. */
    Histogram since() {
        return recorder.getIntervalHistogram();
    }
}
