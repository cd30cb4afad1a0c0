package io.jackstay.runtime.look;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One thing of an account as both sides show it. Immutable.
 *
 * @param asked as the venue answered; empty when the answer does not have it
 * @param told as the stream told; empty when it did not
 * @param <T> balance, position, order or fill
 */
public record Pair<T>(Optional<T> asked, Optional<T> told, Verdict verdict) {
    /** What comes of comparing both sides. Closed. */
    public enum Verdict {
        /** Both show the same. */
        SAME,
        /** They don't, and should. */
        DIFFERS,
        /** One side shows nothing of the kind, or nothing of that time, so that there is nothing to compare. */
        ONE_SIDED
    }

    /** {@link IllegalArgumentException} when neither side shows it. */
    public Pair {
        requireNonNull(verdict, "verdict is null");
        if (asked.isEmpty() && told.isEmpty()) {
            throw new IllegalArgumentException("a pair of nothing");
        }
    }

    /** From whichever side shows it. */
    public T any() {
        return asked.or(() -> told).orElseThrow();
    }
}
