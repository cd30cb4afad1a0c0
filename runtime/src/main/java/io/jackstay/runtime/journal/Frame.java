package io.jackstay.runtime.journal;

/**
 * One record as it was found in a segment, its checksum verified. Immutable.
 *
 * @param end offset of the byte after it
 */
record Frame(
        long end, long checksum, long previousChecksum, long sequence, Level level, boolean lastOfGroup, Entry entry) {
    JournalRecord toRecord(StreamName stream, long epoch) {
        return new JournalRecord(stream, epoch, sequence, checksum, previousChecksum, level, lastOfGroup, entry);
    }
}
