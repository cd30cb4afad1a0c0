package io.jackstay.runtime.ledger;

/**
 * A stretch of time. Immutable.
 *
 * @param fromNanos epoch nanoseconds, in it
 * @param toNanos epoch nanoseconds, not in it
 */
public record Span(long fromNanos, long toNanos) {
    public static final Span ALL = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

    public Span {
        if (fromNanos > toNanos) {
            throw new IllegalArgumentException("a span from %d to %d".formatted(fromNanos, toNanos));
        }
    }
}
