package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

/** How a journal is, with the sentence for it. Immutable. */
public record JournalState(Condition condition, String words) {
    /** Kinds of state. */
    public enum Condition {
        /** Appends are accepted. */
        RUNNING,
        /** The outcome of a group is unknown; it must be retried before anything after it is accepted. */
        STALLED,
        /** No room: dead until it is opened again. */
        FULL,
        /** The store failed: dead until it is opened again. What it answered {@code UNKNOWN} may be there then. */
        FAILED,
        /** Another owner has the stream: dead for ever. */
        FENCED,
        /** Closed by its owner. */
        CLOSED
    }

    public JournalState {
        requireNonNull(condition, "condition is null");
        requireNonNull(words, "words is null");
    }

    public boolean isRunning() {
        return condition == Condition.RUNNING;
    }

    /** True when no append will ever succeed again. */
    public boolean isDead() {
        return condition != Condition.RUNNING && condition != Condition.STALLED;
    }
}
