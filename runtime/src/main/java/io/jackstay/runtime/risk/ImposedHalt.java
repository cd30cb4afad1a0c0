package io.jackstay.runtime.risk;

import static java.util.Objects.requireNonNull;

/**
 * A halt that a wider scope has decided and a bot carries out; it ends when that scope says so. Immutable.
 *
 * @param name who halts, in the words of the sentence
 * @param untilNanos when it is to end, epoch nanoseconds; {@code Long.MAX_VALUE} when a person must resume
 */
public record ImposedHalt(String name, String why, long untilNanos) {
    public ImposedHalt {
        requireNonNull(name, "name is null");
        requireNonNull(why, "why is null");
    }

    /** In words: who, until when, why. */
    public String words(long nowNanos) {
        return Halts.words(this, nowNanos);
    }
}
