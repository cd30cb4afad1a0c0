package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

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
    private final byte[] seed;
    private final CRC32C ofGroup = new CRC32C();
    private final List<JournalRecord> group = new ArrayList<>();

    SegmentScan(StreamName stream, String where, SegmentHeader header, DiskFile file) {
        this.stream = requireNonNull(stream, "stream is null");
        this.where = requireNonNull(where, "where is null");
        this.header = requireNonNull(header, "header is null");
        this.seed = Frames.seed(header.id(), header.epoch());
        this.window = new Window(file);
    }

    /**
     * How a segment ends.
     *
     * @param offset of the byte after the last whole group
     * @param torn whether something that is no group follows
     */
    record End(long lastSequence, long lastChecksum, long offset, boolean torn) {}

    /** Without a consumer everything is checked, and nothing is taken out of the file. */
    End run(@Nullable Consumer<JournalRecord> consumer) throws IOException {
        End end = new End(header.firstSequence() - 1, header.previousChecksum(), SegmentHeader.BYTES, false);
        boolean lookedAgain = false;
        while (true) {
            End next = groupAfter(end, consumer != null);
            if (next.offset() > end.offset()) {
                if (consumer != null) {
                    group.forEach(consumer);
                }
                end = next;
                lookedAgain = false;
            } else if (!wasDurable(end.offset() + 1, end.lastSequence() + 1)) {
                return withTail(end);
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

    /**
     * Goes on behind a group, up to the first that is not whole, whatever that may be.
     *
     * @param upTo no group that begins behind this sequence
     * @param most after about so many records it is enough
     */
    End follow(End from, long upTo, long most, Consumer<JournalRecord> consumer) throws IOException {
        End end = from;
        long enough = most > Long.MAX_VALUE - from.lastSequence() ? Long.MAX_VALUE : from.lastSequence() + most;
        while (end.lastSequence() < Math.min(upTo, enough)) {
            End next = groupAfter(end, true);
            if (next.offset() == end.offset()) {
                return end;
            }
            group.forEach(consumer);
            end = next;
        }
        return end;
    }

    /** Up to the first group that is not whole, whatever that may be. */
    End prefix() throws IOException {
        End end = new End(header.firstSequence() - 1, header.previousChecksum(), SegmentHeader.BYTES, false);
        for (End next = groupAfter(end, false); next.offset() > end.offset(); next = groupAfter(end, false)) {
            end = next;
        }
        return withTail(end);
    }

    private End withTail(End end) throws IOException {
        boolean torn = window.load(end.offset(), 1) && window.load(window.skipZeros(end.offset()), 1);
        return new End(end.lastSequence(), end.lastChecksum(), end.offset(), torn);
    }

    /** The end of the group that follows, its records in {@link #group} when they are wanted; the same end when none is whole. */
    private End groupAfter(End before, boolean wanted) throws IOException {
        group.clear();
        ofGroup.reset();
        long offset = before.offset();
        long sequence = before.lastSequence() + 1;
        while (isIntact(offset)
                && window.getLong(offset + Frames.SEQUENCE_AT) == sequence
                && Frames.unsigned(window.getInt(offset + Frames.PREVIOUS_AT)) == before.lastChecksum()) {
            ofGroup.update(window.array(), window.indexOf(offset) + Frames.CHECKSUM_AT, Integer.BYTES);
            boolean isLast = window.getByte(offset + Frames.LAST_AT) == 1;
            if (wanted) {
                group.add(recordAt(offset, sequence, before.lastChecksum(), isLast));
            }
            offset += Frames.PREVIOUS_AT + window.getInt(offset);
            if (isLast) {
                return new End(sequence, ofGroup.getValue(), offset, false);
            }
            sequence++;
        }
        return before;
    }

    private JournalRecord recordAt(long offset, long sequence, long previousChecksum, boolean isLast) {
        int payloadAt = window.indexOf(offset) + Frames.HEADER;
        int payloadBytes = Frames.PREVIOUS_AT + window.getInt(offset) - Frames.HEADER;
        byte[] payload = Arrays.copyOfRange(window.array(), payloadAt, payloadAt + payloadBytes);
        return new JournalRecord(
                stream,
                header.epoch(),
                sequence,
                Frames.unsigned(window.getInt(offset + Frames.CHECKSUM_AT)),
                previousChecksum,
                Level.of(window.getByte(offset + Frames.LEVEL_AT)),
                isLast,
                Entry.owning(
                        window.getShort(offset + Frames.TYPE_AT),
                        window.getShort(offset + Frames.VERSION_AT),
                        payload));
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
        long checksum = Frames.checksum(crc, seed, window.array(), window.indexOf(offset), length);
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
