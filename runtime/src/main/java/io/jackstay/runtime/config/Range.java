package io.jackstay.runtime.config;

import java.util.Optional;

/**
 * Least and greatest value of a key, both included. Immutable.
 *
 * @param min read in the same way as the value; empty when there is no end
 * @param words {@code 2 to 200}, {@code at least 2}, {@code at most 200}; empty when both ends are open
 */
record Range(Optional<Object> min, Optional<Object> max, String words) {
    static final Range OPEN = new Range(Optional.empty(), Optional.empty(), "");

    /** Throws {@link IllegalArgumentException} when an end is no value of the type, or the ends are crossed. */
    static Range of(Scalar scalar, String min, String max) {
        Optional<Object> low = min.isEmpty() ? Optional.empty() : Optional.of(scalar.read(min));
        Optional<Object> high = max.isEmpty() ? Optional.empty() : Optional.of(scalar.read(max));
        if (low.isPresent() && high.isPresent() && compare(low.get(), high.get()) > 0) {
            throw new IllegalArgumentException("its ends are crossed");
        }
        String words = high.isEmpty() ? "at least " + min : low.isEmpty() ? "at most " + max : min + " to " + max;
        return low.isEmpty() && high.isEmpty() ? OPEN : new Range(low, high, words);
    }

    boolean isOpen() {
        return words.isEmpty();
    }

    boolean contains(Object value) {
        return min.map(end -> compare(end, value) <= 0).orElse(true)
                && max.map(end -> compare(end, value) >= 0).orElse(true);
    }

    /** All ranged types compare with their own kind, and both sides come from one scalar. */
    @SuppressWarnings("unchecked")
    private static int compare(Object a, Object b) {
        return ((Comparable<Object>) a).compareTo(b);
    }
}
