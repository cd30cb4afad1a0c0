package io.jackstay.api.order;

import static java.util.Objects.requireNonNull;

/**
 * A refusal: by a check, a risk rule, a connector or a venue. Immutable.
 *
 * @param reason the stable reason, for programs
 * @param words for people: limit and actual with their units, or the venue's own words and code; not blank
 */
public record Rejection(RejectReason reason, String words) {
    /** Throws {@link IllegalArgumentException} for blank words: a refusal always says why. */
    public Rejection {
        requireNonNull(reason, "reason is null");
        requireNonNull(words, "words is null");
        if (words.isBlank()) {
            throw new IllegalArgumentException("a rejection for " + reason + " needs words");
        }
    }

    /** Reason and words, as in a log line. */
    @Override
    public String toString() {
        return reason + ": " + words;
    }
}
