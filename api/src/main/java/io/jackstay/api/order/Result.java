package io.jackstay.api.order;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The answer to a question to a venue. Immutable. Sealed and closed: {@link Ok}, {@link Refused}, {@link Unknown}.
 *
 * <p>A time-out or a broken connection is {@code Unknown}, never {@code Refused}: whether the venue did it is not
 * known.
 *
 * @param <T> what a good answer holds; {@code Void} for an answer that only says "done"
 */
public sealed interface Result<T> {
    /** A good answer with its value, which must not be null. */
    static <T> Result<T> ok(T value) {
        return new Ok<>(List.of(requireNonNull(value, "value is null: an answer without a value is Result.ok()")));
    }

    /** A good answer that has no value: done. */
    static Result<Void> ok() {
        return new Ok<>(List.of());
    }

    /** The venue or connector said no. The words must not be blank. */
    static <T> Result<T> refused(RejectReason reason, String words) {
        return new Refused<>(new Rejection(reason, words));
    }

    /** Whether it was done is not known. */
    static <T> Result<T> unknown(String cause) {
        return new Unknown<>(cause);
    }

    /**
     * A good answer. Immutable, equal by value.
     *
     * @param <T> what it holds
     */
    final class Ok<T> implements Result<T> {
        private final List<T> held;

        private Ok(List<T> held) {
            this.held = held;
        }

        /**
         * The value. Throws {@link IllegalStateException} for an answer that only says "done" ({@link Result#ok()}).
         */
        public T value() {
            if (held.isEmpty()) {
                throw new IllegalStateException("this answer says done and has no value");
            }
            return held.get(0);
        }

        /** Whether there is a value; false for {@link Result#ok()}. */
        public boolean hasValue() {
            return !held.isEmpty();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Ok<?> ok && held.equals(ok.held);
        }

        @Override
        public int hashCode() {
            return held.hashCode();
        }

        @Override
        public String toString() {
            return held.isEmpty() ? "Ok" : "Ok[" + held.get(0) + "]";
        }
    }

    /**
     * A refusal: it was not done.
     *
     * @param <T> what a good answer would have held
     * @param why reason and words
     */
    record Refused<T>(Rejection why) implements Result<T> {
        /** Throws {@link NullPointerException} for null. */
        public Refused {
            requireNonNull(why, "why is null");
        }
    }

    /**
     * No answer, or one that proves nothing.
     *
     * @param <T> what a good answer would have held
     * @param cause what happened instead of an answer, for people; not blank
     */
    record Unknown<T>(String cause) implements Result<T> {
        /** Throws {@link IllegalArgumentException} for a blank cause. */
        public Unknown {
            Checks.requireWords("cause", cause);
        }
    }
}
