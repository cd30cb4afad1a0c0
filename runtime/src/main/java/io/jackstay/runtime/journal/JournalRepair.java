package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a repair did to one journal. Immutable.
 *
 * @param changed false when there was nothing to repair, and nothing was touched
 * @param lastSequence number of the last record that is left
 * @param copy where the files are as they were; empty when nothing was changed
 * @param words what was cut, dropped and written anew
 */
public record JournalRepair(StreamName stream, boolean changed, long lastSequence, String copy, List<String> words) {
    public JournalRepair {
        requireNonNull(stream, "stream is null");
        requireNonNull(copy, "copy is null");
        words = List.copyOf(words);
    }
}
