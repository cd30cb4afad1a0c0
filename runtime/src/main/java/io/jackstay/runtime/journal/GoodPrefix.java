package io.jackstay.runtime.journal;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The longest run of whole groups in a damaged stream that a state can be made of: from its first record, or from a whole snapshot. Immutable.
 *
 * @param segments those that are kept, a gapless run
 * @param offset where the last of them is cut
 * @param firstSequence of the first record in them
 * @param epoch the highest of theirs
 */
record GoodPrefix(List<Long> segments, long offset, long firstSequence, long lastSequence, long epoch) {
    private static final GoodPrefix NOTHING = new GoodPrefix(List.of(), 0, 1, 0, 0);

    /** Empty when there is none: the records that a state begins with are gone. */
    static Optional<GoodPrefix> find(Disk disk, StreamName stream) throws IOException {
        List<Long> ids = SegmentHeader.idsIn(disk.list(stream.value()));
        for (JournalSnapshot snapshot : new SnapshotFiles(disk, stream).whole()) {
            Optional<GoodPrefix> found = from(disk, stream, ids, snapshot.upTo());
            if (found.isPresent() && found.get().lastSequence >= snapshot.upTo()) {
                return found;
            }
        }
        return ids.isEmpty() ? Optional.of(NOTHING) : from(disk, stream, ids, 0);
    }

    /** What follows a state up to that record: begins with the last segment that does not begin after it. */
    private static Optional<GoodPrefix> from(Disk disk, StreamName stream, List<Long> ids, long upTo)
            throws IOException {
        Optional<GoodPrefix> best = Optional.empty();
        for (int i = 0; i < ids.size(); i++) {
            Optional<SegmentHeader> header = header(disk, stream, ids.get(i));
            if (header.isPresent() && header.get().firstSequence() <= upTo + 1) {
                GoodPrefix found = walk(disk, stream, ids.subList(i, ids.size()), header.get());
                if (best.isEmpty() || found.lastSequence > best.get().lastSequence) {
                    best = Optional.of(found);
                }
            }
        }
        if (best.isEmpty() && upTo == 0 && !ids.isEmpty() && ids.get(0) == 1) {
            return Optional.of(NOTHING);
        }
        return best;
    }

    private static GoodPrefix walk(Disk disk, StreamName stream, List<Long> ids, SegmentHeader first)
            throws IOException {
        List<Long> kept = new ArrayList<>();
        SegmentScan.End end = new SegmentScan.End(first.firstSequence() - 1, first.previousChecksum(), 0, false);
        long epoch = 0;
        for (long id : ids) {
            Optional<SegmentHeader> header = header(disk, stream, id);
            boolean follows = header.isPresent()
                    && !end.torn()
                    && header.get().firstSequence() == end.lastSequence() + 1
                    && header.get().previousChecksum() == end.lastChecksum()
                    && (kept.isEmpty() || id == kept.get(kept.size() - 1) + 1);
            if (!follows) {
                break;
            }
            try (DiskFile file = disk.read(SegmentHeader.nameOf(stream, id))) {
                end = new SegmentScan(stream, disk.where(stream.value()), header.get(), file).prefix();
            }
            kept.add(id);
            epoch = Math.max(epoch, header.get().epoch());
        }
        return new GoodPrefix(kept, end.offset(), first.firstSequence(), end.lastSequence(), epoch);
    }

    /** Empty for one that is damaged. */
    private static Optional<SegmentHeader> header(Disk disk, StreamName stream, long id) throws IOException {
        try (DiskFile file = disk.read(SegmentHeader.nameOf(stream, id))) {
            return Optional.of(SegmentHeader.read(disk, stream, id, file));
        } catch (JackstayException e) {
            if (e.code() != ErrorCode.JOURNAL_CORRUPT) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
