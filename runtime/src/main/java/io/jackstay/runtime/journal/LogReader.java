package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the segments of a stream as one log and checks that they are one. Changes nothing. Not thread safe. */
final class LogReader {
    private final Disk disk;
    private final StreamName stream;

    LogReader(Disk disk, StreamName stream) {
        this.disk = requireNonNull(disk, "disk is null");
        this.stream = requireNonNull(stream, "stream is null");
    }

    /** Checks all of it. The log must begin at or before the record after {@code covered}, up to which a snapshot reaches. */
    LogEnd verify(Head head, long covered) throws IOException {
        return read(head, covered, Long.MAX_VALUE, null);
    }

    /** Hands over the records after a sequence; whole segments before it are not looked at. */
    LogEnd replay(Head head, long after, Consumer<JournalRecord> consumer) throws IOException {
        return read(head, after, after, journaled -> {
            if (journaled.sequence() > after) {
                consumer.accept(journaled);
            }
        });
    }

    /** @param skippable up to which sequence segments need not be read; {@code Long.MAX_VALUE} when all must be */
    private LogEnd read(Head head, long covered, long skippable, @Nullable Consumer<JournalRecord> consumer)
            throws IOException {
        List<Long> ids = SegmentHeader.idsIn(disk.list(stream.value()));
        LogEnd end = new LogEnd(0, 0, 0, 0, false, 0);
        for (int i = 0; i < ids.size(); i++) {
            long id = ids.get(i);
            boolean isLast = i == ids.size() - 1;
            try (DiskFile file = disk.read(SegmentHeader.nameOf(stream, id))) {
                if (isLast && isUnfinished(head, id, file)) {
                    requireBefore(end, id);
                    end = new LogEnd(
                            end.lastSequence(), end.lastChecksum(), end.lastSegment(), end.lastOffset(), false, id);
                    continue;
                }
                SegmentHeader header = SegmentHeader.read(disk, stream, id, file);
                requireFollows(end, header, covered, i == 0);
                boolean skipped = !isLast && skippable != Long.MAX_VALUE && isSkippable(ids.get(i + 1), skippable);
                end = skipped ? endBefore(ids.get(i + 1), id) : scan(header, file, isLast, consumer);
            }
        }
        requireComplete(head, end);
        return end;
    }

    private LogEnd scan(SegmentHeader header, DiskFile file, boolean isLast, @Nullable Consumer<JournalRecord> consumer)
            throws IOException {
        SegmentScan.End end = new SegmentScan(stream, where(header.id()), header, file).run(consumer);
        if (end.torn() && !isLast) {
            throw Faults.corrupt(where(header.id()), end.offset(), "damaged, and a segment follows");
        }
        return new LogEnd(end.lastSequence(), end.lastChecksum(), header.id(), end.offset(), end.torn(), 0);
    }

    private boolean isUnfinished(Head head, long id, DiskFile file) throws IOException {
        boolean isShort = file.size() < SegmentHeader.BYTES;
        return isShort || (id > head.lastSegment() && !SegmentHeader.isWhole(stream, file));
    }

    private boolean isSkippable(long nextId, long skippable) throws IOException {
        try (DiskFile next = disk.read(SegmentHeader.nameOf(stream, nextId))) {
            return SegmentHeader.isWhole(stream, next)
                    && SegmentHeader.read(disk, stream, nextId, next).firstSequence() <= skippable + 1;
        }
    }

    private LogEnd endBefore(long nextId, long id) throws IOException {
        try (DiskFile next = disk.read(SegmentHeader.nameOf(stream, nextId))) {
            SegmentHeader header = SegmentHeader.read(disk, stream, nextId, next);
            return new LogEnd(header.firstSequence() - 1, header.previousChecksum(), id, 0, false, 0);
        }
    }

    /** One is begun when the one before it is full, so that it is there: what may be deleted is older. */
    private void requireBefore(LogEnd before, long unfinished) {
        if (unfinished > 1 && before.lastSegment() != unfinished - 1) {
            throw Faults.corrupt(where(unfinished - 1), 0, "this segment is missing");
        }
    }

    private void requireFollows(LogEnd before, SegmentHeader header, long covered, boolean isFirst) {
        if (isFirst) {
            if (header.firstSequence() > covered + 1) {
                throw Faults.corrupt(
                        where(header.id()),
                        0,
                        "begins with record %d; records %d to %d are missing"
                                .formatted(header.firstSequence(), covered + 1, header.firstSequence() - 1));
            }
            return;
        }
        if (header.id() != before.lastSegment() + 1) {
            throw Faults.corrupt(where(header.id()), 0, "segment %d before it is missing".formatted(header.id() - 1));
        }
        if (header.firstSequence() != before.lastSequence() + 1 || header.previousChecksum() != before.lastChecksum()) {
            throw Faults.corrupt(
                    where(header.id()),
                    0,
                    "follows record %d, but the segment before ends with %d: missing, swapped or cut"
                            .formatted(header.firstSequence() - 1, before.lastSequence()));
        }
    }

    private void requireComplete(Head head, LogEnd end) {
        long last = Math.max(end.lastSegment(), end.unfinished());
        if (last < head.lastSegment()) {
            throw Faults.corrupt(where(head.lastSegment()), 0, "this segment is missing");
        }
    }

    private String where(long id) {
        return disk.where(SegmentHeader.nameOf(stream, id));
    }
}
