package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import java.time.Duration;

/**
 * When a bot's start is tried again that its venues have broken off for now: with growing pauses, for two minutes. That is longer than
 * any venue here counts requests for, so that a process which is started over and over trades again once there is room. Not thread safe:
 * owned by the thread that drives the session.
 */
final class StartTries {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(16);

    private final Clock clock;
    private boolean begun;
    private long sinceNanos;
    private long dueNanos;
    private Duration pause = FIRST_PAUSE;

    StartTries(Clock clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** One was in vain; false when it has been long enough. */
    boolean again() {
        long now = clock.nanoTime();
        if (!begun) {
            begun = true;
            sinceNanos = now;
        }
        if (now - sinceNanos >= LONGEST.toNanos()) {
            return false;
        }
        dueNanos = now + pause.toNanos();
        pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
        return true;
    }

    boolean isDue() {
        return !begun || clock.nanoTime() >= dueNanos;
    }

    /** The next one is the first. */
    void forget() {
        begun = false;
        pause = FIRST_PAUSE;
    }
}
