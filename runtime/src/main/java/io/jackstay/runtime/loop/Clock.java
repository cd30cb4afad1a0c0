package io.jackstay.runtime.loop;

/**
 * The two clocks of a process, in one place so that virtual time can stand in for both. Thread safe.
 *
 * <p>Stamps of the two are never subtracted from each other.
 */
public interface Clock {
    /** Monotonic nanoseconds from an unspecified origin, for durations, timers and deadlines. */
    long nanoTime();

    /** Nanoseconds since 1970-01-01T00:00Z, for events, the wire and logs; may jump when the machine's clock is set. */
    long epochNanos();
}
