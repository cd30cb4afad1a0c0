package io.jackstay.runtime.loop;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The machine's clocks; the only class that reads them. Thread safe. */
public final class SystemClock implements Clock {
    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public long epochNanos() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }
}
