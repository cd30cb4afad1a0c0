package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

/**
 * A caller's whole state after the records up to a sequence. Immutable as far as its entry is.
 *
 * @param epoch of the owner that took it
 * @param upTo sequence of the last record that is in the state; the tail to replay begins after it
 */
public record JournalSnapshot(StreamName stream, long epoch, long upTo, Entry entry) {
    public JournalSnapshot {
        requireNonNull(stream, "stream is null");
        requireNonNull(entry, "entry is null");
        if (upTo < 1) {
            throw new IllegalArgumentException("a snapshot up to " + upTo);
        }
    }
}
