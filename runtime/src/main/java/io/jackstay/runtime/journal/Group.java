package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** Records that were appended together, as they were numbered: all of them survive a crash, or none. Immutable. */
public final class Group {
    private final StreamName stream;
    private final long epoch;
    private final long firstSequence;
    private final long previousChecksum;
    private final Level level;
    private final List<Entry> entries;
    private final long segment;
    private final Frames.Encoded encoded;

    Group(
            StreamName stream,
            long epoch,
            long firstSequence,
            long previousChecksum,
            Level level,
            List<Entry> entries,
            long segment,
            Frames.Encoded encoded) {
        this.stream = requireNonNull(stream, "stream is null");
        this.epoch = epoch;
        this.firstSequence = firstSequence;
        this.previousChecksum = previousChecksum;
        this.level = requireNonNull(level, "level is null");
        this.entries = List.copyOf(entries);
        this.segment = segment;
        this.encoded = requireNonNull(encoded, "encoded is null");
    }

    public StreamName stream() {
        return stream;
    }

    /** Of the owner that appended it. */
    public long epoch() {
        return epoch;
    }

    /** Sequence of its first record; sequences of a stream are dense from 1. */
    public long firstSequence() {
        return firstSequence;
    }

    public long lastSequence() {
        return firstSequence + entries.size() - 1;
    }

    /** Checksum of the group before it in the stream, 0 for the first. */
    public long previousChecksum() {
        return previousChecksum;
    }

    /** Over all its records; a retry keeps it. */
    public long checksum() {
        return encoded.checksum();
    }

    public Level level() {
        return level;
    }

    public List<Entry> entries() {
        return entries;
    }

    /** The part of the log that the group was made for. */
    long segment() {
        return segment;
    }

    /** Its bytes in the log; not to be changed. */
    byte[] bytes() {
        return encoded.bytes();
    }

    @Override
    public String toString() {
        return "%s epoch=%d sequence=%d..%d level=%s".formatted(stream, epoch, firstSequence, lastSequence(), level);
    }
}
