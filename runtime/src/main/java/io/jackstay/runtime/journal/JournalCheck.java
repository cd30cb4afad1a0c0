package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalLong;

/**
 * What one journal is found to be. Immutable.
 *
 * @param epoch how often it was owned; 0 when that can't be read
 * @param records how many can be read, those behind the first damage left out
 * @param lastSequence number of the last of them
 * @param snapshot up to which record the newest usable snapshot is
 * @param bytes of all its files
 * @param words what is wrong, with file and offset; empty when nothing is
 */
public record JournalCheck(
        StreamName stream,
        Verdict verdict,
        long epoch,
        long records,
        long lastSequence,
        OptionalLong snapshot,
        int segments,
        long bytes,
        List<String> words) {
    /** Whether it can be used. Closed. */
    public enum Verdict {
        /** Nothing is wrong. */
        SOUND,
        /** What a kill or a power loss leaves at the end: the next run cuts it. */
        TORN,
        /** The next run refuses it. */
        DAMAGED
    }

    public JournalCheck {
        requireNonNull(stream, "stream is null");
        requireNonNull(verdict, "verdict is null");
        requireNonNull(snapshot, "snapshot is null");
        words = List.copyOf(words);
    }
}
