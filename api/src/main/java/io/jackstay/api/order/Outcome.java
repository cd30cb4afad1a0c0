package io.jackstay.api.order;

import static java.util.Objects.requireNonNull;

/**
 * What became of one submit, amend or cancel of a batch. Immutable. Sealed and closed: {@link Accepted}, {@link
 * Received}, {@link Rejected}, {@link Unknown}. Source: the connector, one for each member of a batch. A time-out is
 * {@code Unknown}, never {@code Rejected}.
 */
public sealed interface Outcome {
    /**
     * The venue did it: the order is in its book or ended at once, the amend holds, the cancelled order is gone.
     *
     * @param venueOrderId the id that the venue gave; empty where the answer has none
     * @param note the venue's words worth keeping, or empty
     */
    record Accepted(String venueOrderId, String note) implements Outcome {
        /** Throws {@link NullPointerException} for null. */
        public Accepted {
            requireNonNull(venueOrderId, "venueOrderId is null");
            requireNonNull(note, "note is null");
        }
    }

    /**
     * The venue has it and will say later what became of it: a submitted order stays {@link OrderState#SUBMITTING}, a
     * cancel or amend stays pending.
     *
     * @param note the venue's words worth keeping, or empty
     */
    record Received(String note) implements Outcome {
        /** Throws {@link NullPointerException} for null. */
        public Received {
            requireNonNull(note, "note is null");
        }
    }

    /**
     * The venue or connector said no: nothing was done.
     *
     * @param why reason and words
     */
    record Rejected(Rejection why) implements Outcome {
        /** Throws {@link NullPointerException} for null. */
        public Rejected {
            requireNonNull(why, "why is null");
        }
    }

    /**
     * No answer, or one that proves nothing: it may have been done.
     *
     * @param cause what happened instead of an answer, for people; not blank
     */
    record Unknown(String cause) implements Outcome {
        /** Throws {@link IllegalArgumentException} for a blank cause. */
        public Unknown {
            Checks.requireWords("cause", cause);
        }
    }
}
