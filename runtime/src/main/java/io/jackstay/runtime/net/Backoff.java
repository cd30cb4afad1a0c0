package io.jackstay.runtime.net;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * The pauses between tries to open a connection: they double up to a cap, and each is drawn from its upper half, so that
 * many who lost one server do not come back at one instant. Confined to the account loop.
 */
public final class Backoff {
    private static final long FIRST_NANOS = Duration.ofMillis(250).toNanos();
    private static final long LONGEST_NANOS = Duration.ofSeconds(30).toNanos();

    private final SplittableRandom random;
    private long pause = FIRST_NANOS;

    public Backoff(SplittableRandom random) {
        this.random = random;
    }

    /** How long to wait before the next try. */
    public long nextNanos() {
        long drawn = pause / 2 + random.nextLong(pause / 2 + 1);
        pause = Math.min(LONGEST_NANOS, pause * 2);
        return drawn;
    }

    /** The last try has held. */
    public void reset() {
        pause = FIRST_NANOS;
    }
}
