package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * Reads one segment group by group until the first that is not whole. Not thread safe.
 *
 * <p>What follows may be a torn tail, which is cut, or damage, which is refused. Each record tells up to which sequence the log
 * was durable when it was made. So if a valid record further on says that the missing one had been durable, it was there, and
 * this is damage. If none does, nothing that anybody was promised is missing.
 */
final class SegmentScan {
    private final StreamName stream;
    private final String where;
    private final SegmentHeader header;
    private final Window window;
    private final CRC32C crc = new CRC32C();

    SegmentScan(StreamName stream, String where, SegmentHeader header, DiskFile file) {
        this.stream = requireNonNull(stream, "stream is null");
        this.where = requireNonNull(where, "where is null");
        this.header = requireNonNull(header, "header is null");
        this.window = new Window(file);
    }

    /**
     * How a segment ends.
     *
     * @param offset of the byte after the last whole group
     * @param torn whether something that is no group follows
     */
    record End(long lastSequence, long lastChecksum, long offset, boolean torn) {}

    End run(Consumer<JournalRecord> consumer) throws IOException {
        End end = new End(header.firstSequence() - 1, header.previousChecksum(), SegmentHeader.BYTES, false);
        boolean lookedAgain = false;
        while (true) {
            List<Frame> group = groupAt(end);
            if (!group.isEmpty()) {
                group.forEach(frame -> consumer.accept(frame.toRecord(stream, header.epoch())));
                Frame last = group.get(group.size() - 1);
                end = new End(last.sequence(), Frames.groupChecksum(crc, group), last.end(), false);
                lookedAgain = false;
            } else if (!wasDurable(end.offset() + 1, end.lastSequence() + 1)) {
                boolean torn = window.load(end.offset(), 1) && window.load(window.skipZeros(end.offset()), 1);
                return new End(end.lastSequence(), end.lastChecksum(), end.offset(), torn);
            } else if (lookedAgain) {
                throw Faults.corrupt(
                        where,
                        end.offset(),
                        "record %d is damaged, and it had been synced".formatted(end.lastSequence() + 1));
            } else {
                window.forget();
                lookedAgain = true;
            }
        }
    }

    /** Up to the first group that is not whole, whatever that may be. */
    End prefix() throws IOException {
        End end = new End(header.firstSequence() - 1, header.previousChecksum(), SegmentHeader.BYTES, false);
        for (List<Frame> group = groupAt(end); !group.isEmpty(); group = groupAt(end)) {
            Frame last = group.get(group.size() - 1);
            end = new End(last.sequence(), Frames.groupChecksum(crc, group), last.end(), false);
        }
        boolean torn = window.load(end.offset(), 1) && window.load(window.skipZeros(end.offset()), 1);
        return new End(end.lastSequence(), end.lastChecksum(), end.offset(), torn);
    }

    private List<Frame> groupAt(End before) throws IOException {
        List<Frame> group = new ArrayList<>();
        long offset = before.offset();
        long sequence = before.lastSequence() + 1;
        while (true) {
            Optional<Frame> frame = frameAt(offset);
            if (frame.isEmpty()
                    || frame.get().sequence() != sequence
                    || frame.get().previousChecksum() != before.lastChecksum()) {
                return List.of();
            }
            group.add(frame.get());
            if (frame.get().lastOfGroup()) {
                return group;
            }
            offset = frame.get().end();
            sequence++;
        }
    }

    private Optional<Frame> frameAt(long offset) throws IOException {
        if (!isIntact(offset)) {
            return Optional.empty();
        }
        int length = window.getInt(offset);
        int payloadAt = window.indexOf(offset) + Frames.HEADER;
        int payloadBytes = Frames.PREVIOUS_AT + length - Frames.HEADER;
        byte[] payload = Arrays.copyOfRange(window.array(), payloadAt, payloadAt + payloadBytes);
        return Optional.of(new Frame(
                offset + Frames.PREVIOUS_AT + length,
                Frames.unsigned(window.getInt(offset + Frames.CHECKSUM_AT)),
                Frames.unsigned(window.getInt(offset + Frames.PREVIOUS_AT)),
                window.getLong(offset + Frames.SEQUENCE_AT),
                Level.of(window.getByte(offset + Frames.LEVEL_AT)),
                window.getByte(offset + Frames.LAST_AT) == 1,
                Entry.owning(
                        window.getShort(offset + Frames.TYPE_AT),
                        window.getShort(offset + Frames.VERSION_AT),
                        payload)));
    }

    private boolean isIntact(long offset) throws IOException {
        if (!window.load(offset, Frames.HEADER)) {
            return false;
        }
        int length = window.getInt(offset);
        if (length < Frames.HEADER - Frames.PREVIOUS_AT || length > Frames.MAX_LENGTH - Frames.PREVIOUS_AT) {
            return false;
        }
        if (window.getByte(offset + Frames.LEVEL_AT) >= Level.COUNT || window.getByte(offset + Frames.LAST_AT) > 1) {
            return false;
        }
        if (!window.load(offset, Frames.PREVIOUS_AT + length)) {
            return false;
        }
        long checksum =
                Frames.checksum(crc, header.id(), header.epoch(), window.array(), window.indexOf(offset), length);
        return checksum == Frames.unsigned(window.getInt(offset + Frames.CHECKSUM_AT));
    }

    /** Whether a valid record at or after the offset says that the log was durable up to this sequence. */
    private boolean wasDurable(long from, long sequence) throws IOException {
        long offset = window.skipZeros(from);
        offset = Math.max(from, offset - Frames.CHECKSUM_AT);
        while (window.load(offset, Frames.HEADER)) {
            if (tellsOfDurable(offset, sequence) && isIntact(offset)) {
                return true;
            }
            offset++;
            if (window.load(offset, Long.BYTES) && window.getLong(offset) == 0) {
                offset = Math.max(offset, window.skipZeros(offset) - Frames.CHECKSUM_AT);
            }
        }
        return false;
    }

    private boolean tellsOfDurable(long offset, long sequence) {
        long durableUpTo = window.getLong(offset + Frames.DURABLE_AT);
        long itself = window.getLong(offset + Frames.SEQUENCE_AT);
        return durableUpTo >= sequence && itself > durableUpTo;
    }
}
