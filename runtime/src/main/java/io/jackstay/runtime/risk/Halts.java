package io.jackstay.runtime.risk;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the bot may only reduce, since when and until when. Not thread safe: owned by the bot loop. */
final class Halts {
    private static final long UNTIL_RESUMED = Long.MAX_VALUE;

    private @Nullable String why;
    private long untilNanos = UNTIL_RESUMED;

    /** The first reason stands until it is lifted. Returns false when halted already. */
    boolean halt(String reason) {
        if (why != null) {
            return false;
        }
        why = reason;
        untilNanos = UNTIL_RESUMED;
        return true;
    }

    /** A halt without an end gets one; a later end than the present one does not lengthen it. */
    void resumeAt(long epochNanos) {
        untilNanos = Math.min(untilNanos, epochNanos);
    }

    /** Lifts the halt when its time is over; true when it did. */
    boolean liftIfDue(long nowNanos) {
        if (why == null || nowNanos < untilNanos) {
            return false;
        }
        why = null;
        untilNanos = UNTIL_RESUMED;
        return true;
    }

    Optional<String> why() {
        return Optional.ofNullable(why);
    }
}
