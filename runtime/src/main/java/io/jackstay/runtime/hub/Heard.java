package io.jackstay.runtime.hub;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is known of one bot. Immutable.
 *
 * @param payload as it came; an object
 * @param nanos when it came, by the hub's monotonic clock
 * @param epochMillis when it came, by the hub's other clock
 * @param intervalMillis how often it says it comes
 * @param beats one bit for each of the last {@link #BEATS} heartbeats that were due, the latest the lowest: 1 came, 0 did not
 * @param seen how many of these there are
 */
record Heard(JsonNode payload, long nanos, long epochMillis, long intervalMillis, long beats, int seen) {
    static final int BEATS = 30;

    private static final long MASK = (1L << BEATS) - 1;
    private static final long NANOS_A_MILLI = 1_000_000;

    Heard {
        requireNonNull(payload, "payload is null");
    }

    static Heard first(JsonNode payload, long nanos, long epochMillis, long intervalMillis) {
        return new Heard(payload, nanos, epochMillis, intervalMillis, 1, 1);
    }

    /** The next one, and those that did not come in between. */
    Heard next(JsonNode what, long now, long epoch, long interval) {
        int missed = missed(now);
        long shifted = missed >= BEATS ? 0 : beats << missed;
        return new Heard(what, now, epoch, interval, (shifted << 1 | 1) & MASK, Math.min(BEATS, seen + missed + 1));
    }

    long ageMillis(long now) {
        return Math.max(0, now - nanos) / NANOS_A_MILLI;
    }

    /** Heard within twice its own interval. */
    boolean isOnline(long now) {
        return ageMillis(now) <= 2 * intervalMillis;
    }

    /** How many were due and have not come; one that is on its way is not missed. */
    private int missed(long now) {
        return (int) Math.min(BEATS, Math.max(0, ageMillis(now) / intervalMillis - 1));
    }

    /** The last ones that were due, the oldest first. */
    boolean[] beats(long now) {
        int missed = missed(now);
        long all = missed >= BEATS ? 0 : beats << missed & MASK;
        int count = Math.min(BEATS, seen + missed);
        boolean[] came = new boolean[count];
        for (int i = 0; i < count; i++) {
            came[i] = (all >> (count - 1 - i) & 1) == 1;
        }
        return came;
    }
}
