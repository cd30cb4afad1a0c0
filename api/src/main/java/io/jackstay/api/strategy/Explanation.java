package io.jackstay.api.strategy;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What a strategy does or waits for on one topic, for status line, dashboard and {@code jackstay why}. Immutable. Made
 * by strategies.
 *
 * <p>Example: {@code Explanation.waiting("entry", "spread too narrow").limit("2 bps", "1.4 bps")}.
 *
 * @param topic what it is about, such as {@code "grid"}; one explanation a topic stands at a time
 * @param state whether the strategy does what it is there for
 * @param words one sentence for people, without a full stop
 * @param limit what it is measured against, when there is such a thing
 * @param until when it will be looked at again or be over, when that is known
 */
public record Explanation(String topic, State state, String words, Optional<Bound> limit, Optional<Instant> until) {
    /** Throws {@link IllegalArgumentException} for a blank topic or blank words. */
    public Explanation {
        requireNonNull(state, "state is null");
        requireNonNull(limit, "limit is null");
        requireNonNull(until, "until is null");
        requireWords("topic", topic);
        requireWords("words", words);
    }

    /** All is as it should be. */
    public static Explanation ok(String topic, String words) {
        return of(topic, State.OK, words);
    }

    /** Nothing is done for now, and by intent. */
    public static Explanation waiting(String topic, String words) {
        return of(topic, State.WAIT, words);
    }

    /** Something should be done and can't be. */
    public static Explanation blocked(String topic, String words) {
        return of(topic, State.BLOCKED, words);
    }

    private static Explanation of(String topic, State state, String words) {
        return new Explanation(topic, state, words, Optional.empty(), Optional.empty());
    }

    /** This explanation with what is allowed or needed and what there is, both as texts with unit. */
    public Explanation limit(String limit, String actual) {
        return new Explanation(topic, state, words, Optional.of(new Bound(limit, actual)), until);
    }

    /** This explanation with the time when it will be looked at again or be over. */
    public Explanation until(Instant when) {
        return new Explanation(topic, state, words, limit, Optional.of(when));
    }

    private static void requireWords(String name, String words) {
        if (words.isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
    }

    /** Whether a strategy does what it is there for. Closed. */
    public enum State {
        /** It does. */
        OK,
        /** It waits by intent. */
        WAIT,
        /** It is kept from it. */
        BLOCKED
    }

    /**
     * A measure and where it stands. Immutable. Its own type, since strategies do not see those of risk rules.
     *
     * @param limit what is allowed or needed, with unit
     * @param actual what there is, with unit
     */
    public record Bound(String limit, String actual) {
        /** Throws {@link IllegalArgumentException} for a blank text. */
        public Bound {
            requireWords("limit", limit);
            requireWords("actual", actual);
        }
    }
}
