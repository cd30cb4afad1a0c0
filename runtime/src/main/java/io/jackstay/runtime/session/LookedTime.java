package io.jackstay.runtime.session;

import io.jackstay.runtime.loop.Clock;
import java.time.Duration;

/**
 * How long something has lasted, for who looks at it now and then: a look that comes late, because the whole process stood still, counts
 * as one in time. Not thread safe: owned by who looks.
 */
final class LookedTime {
    private static final int LOOKS_IN_A_PERIOD = 4;

    private final Clock clock;
    private long waitedNanos;
    private long lookedNanos;

    LookedTime(Clock clock) {
        this.clock = clock;
        this.lookedNanos = clock.nanoTime();
    }

    /** It begins now. */
    void begin() {
        waitedNanos = 0;
        lookedNanos = clock.nanoTime();
    }

    /** A look at what lasts; true once it has lasted for the period. */
    boolean isOver(Duration period) {
        long now = clock.nanoTime();
        waitedNanos += Math.min(now - lookedNanos, period.toNanos() / LOOKS_IN_A_PERIOD);
        lookedNanos = now;
        return waitedNanos >= period.toNanos();
    }

    /** Whether the next look of a period is due. */
    boolean isDue(Duration period) {
        return clock.nanoTime() - lookedNanos >= period.toNanos() / LOOKS_IN_A_PERIOD;
    }
}
