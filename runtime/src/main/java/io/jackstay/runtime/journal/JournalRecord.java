package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

/**
 * One record as it is read back. Immutable.
 *
 * @param epoch of the owner that appended it
 * @param sequence its number in the stream, dense from 1
 * @param checksum of the record as it is stored
 * @param previousChecksum of the group before its own, 0 for the first
 * @param lastOfGroup whether the group ends with it; a caller's state is consistent only there
 */
public record JournalRecord(
        StreamName stream,
        long epoch,
        long sequence,
        long checksum,
        long previousChecksum,
        Level level,
        boolean lastOfGroup,
        Entry entry) {
    public JournalRecord {
        requireNonNull(stream, "stream is null");
        requireNonNull(level, "level is null");
        requireNonNull(entry, "entry is null");
    }

    public int type() {
        return entry.type();
    }

    public int version() {
        return entry.version();
    }
}
