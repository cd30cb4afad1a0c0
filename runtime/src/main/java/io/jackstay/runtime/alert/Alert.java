package io.jackstay.runtime.alert;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * Something that a person must know of. Immutable.
 *
 * @param subject what it is about beside the code, so that two of one code are told apart: a market, an order; may be empty
 * @param text one sentence
 * @param sinceNanos when it was raised first, epoch nanoseconds
 * @param nanos when it was raised last
 * @param count how often so far
 */
public record Alert(AlertCode code, String subject, String text, long sinceNanos, long nanos, long count) {
    /** The latest first. */
    public static final Comparator<Alert> LATEST_FIRST = Comparator.comparingLong(Alert::nanos)
            .reversed()
            .thenComparing(Alert::code)
            .thenComparing(Alert::subject);

    public Alert {
        requireNonNull(code, "code is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(text, "text is null");
        if (count < 1) {
            throw new IllegalArgumentException("an alert was raised at least once, got " + count);
        }
    }

    /** What it is told apart by from the others of who raised it, as {@code ORDER_UNKNOWN:4711}. */
    public String id() {
        return code + ":" + subject;
    }

    /** The first of its code and subject. */
    public static Alert first(AlertCode code, String subject, String text, long nanos) {
        return new Alert(code, subject, text, nanos, nanos, 1);
    }

    /** The same once more, in other words. */
    Alert again(String words, long now) {
        return new Alert(code, subject, words, sinceNanos, Math.max(nanos, now), count + 1);
    }
}
