package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is appended to one journal, while its owner goes on, and remembers the place, so that a look at a journal in which nothing
 * happened costs one small read. Changes nothing and takes no lock. Not thread safe: owned by whoever made it.
 *
 * <p>What it hands over is in the file; a power failure may still take back the last of it that was not synced. Then the place is no more
 * in the journal, which is {@link Sight#LOST}.
 */
public final class JournalTail {
    private final Disk disk;
    private final StreamName stream;
    private final ByteBuffer next = ByteBuffer.allocate(Integer.BYTES);
    private Place place;
    private boolean known;
    private @Nullable SegmentHeader header;

    /**
     * @param folder the data directory
     * @param from where an earlier tail was; {@link Place#BEGINNING} for the first record of all
     */
    public JournalTail(Path folder, StreamName stream, Place from) {
        this(new RealDisk(folder), stream, from);
    }

    JournalTail(Disk disk, StreamName stream, Place from) {
        this.disk = requireNonNull(disk, "disk is null");
        this.stream = requireNonNull(stream, "stream is null");
        this.place = requireNonNull(from, "from is null");
    }

    /**
     * The end of a group in a journal. Immutable.
     *
     * @param segment 0 before the first record of all
     * @param epoch of the owner that wrote the segment
     * @param sequence of the last record before this place, and {@code checksum} of its group
     */
    public record Place(long segment, long epoch, long offset, long sequence, long checksum) {
        public static final Place BEGINNING = new Place(0, 0, 0, 0, 0);
    }

    /** What a look has shown. Closed. */
    public enum Sight {
        /** There is no more now. */
        CAUGHT_UP,
        /** There is more: look again. */
        MORE,
        /** The journal does not have this place any more: begin with its newest snapshot. */
        LOST
    }

    /** Up to where records were handed over. */
    public Place place() {
        return place;
    }

    /**
     * Goes on behind a record, such as the last one of a snapshot; false when the journal does not have what follows it.
     *
     * @throws io.jackstay.runtime.error.JackstayException JOURNAL_CORRUPT, JOURNAL_FAILED
     */
    public boolean goTo(long sequence) {
        try {
            return find(sequence);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw Faults.failed("read journal", disk.where(stream.value()), e);
        }
    }

    private boolean find(long sequence) throws IOException {
        List<Long> ids = SegmentHeader.idsIn(disk.list(stream.value()));
        for (int i = ids.size() - 1; i >= 0; i--) {
            long id = ids.get(i);
            try (DiskFile file = disk.read(SegmentHeader.nameOf(stream, id))) {
                Optional<SegmentHeader> found = whole(id, file);
                if (found.isPresent() && found.get().firstSequence() <= sequence + 1) {
                    header = found.get();
                    SegmentScan.End end =
                            scan(file).follow(start(found.get()), sequence, Long.MAX_VALUE, journaled -> {});
                    place = at(found.get(), end);
                    known = true;
                    return end.lastSequence() == sequence;
                }
            }
        }
        return false;
    }

    /**
     * Hands over, in order, what follows, whole groups of about so many records.
     *
     * @throws io.jackstay.runtime.error.JackstayException JOURNAL_CORRUPT with place and offset, JOURNAL_FAILED
     */
    public Sight read(int most, Consumer<JournalRecord> consumer) {
        try {
            return place.segment() == 0 && !begin() ? sightOfNothing() : readOn(most, consumer);
        } catch (NoSuchFileException e) {
            return Sight.LOST;
        } catch (IOException e) {
            throw Faults.failed("read journal", disk.where(stream.value()), e);
        }
    }

    /** The first segment, when the journal still has its first record. */
    private boolean begin() throws IOException {
        List<Long> ids = SegmentHeader.idsIn(disk.list(stream.value()));
        if (ids.isEmpty()) {
            return false;
        }
        try (DiskFile file = disk.read(SegmentHeader.nameOf(stream, ids.get(0)))) {
            Optional<SegmentHeader> first = whole(ids.get(0), file);
            if (first.isEmpty() || first.get().firstSequence() != 1) {
                return false;
            }
            enter(first.get());
            return true;
        }
    }

    private Sight sightOfNothing() throws IOException {
        List<Long> ids = SegmentHeader.idsIn(disk.list(stream.value()));
        if (ids.isEmpty()) {
            return Sight.CAUGHT_UP;
        }
        try (DiskFile file = disk.read(SegmentHeader.nameOf(stream, ids.get(0)))) {
            return whole(ids.get(0), file).isEmpty() ? Sight.CAUGHT_UP : Sight.LOST;
        }
    }

    private Sight readOn(int most, Consumer<JournalRecord> consumer) throws IOException {
        boolean follows = disk.exists(SegmentHeader.nameOf(stream, place.segment() + 1));
        try (DiskFile file = disk.read(SegmentHeader.nameOf(stream, place.segment()))) {
            if (!known && !isKnown(file)) {
                return Sight.LOST;
            }
            if (hasNext(file)) {
                SegmentHeader current = requireNonNull(header, "header is null");
                SegmentScan.End end = scan(file).follow(end(), Long.MAX_VALUE, most, consumer);
                boolean moved = end.offset() > place.offset();
                place = at(current, end);
                if (moved) {
                    return Sight.MORE;
                }
            }
        }
        return follows ? goOn() : Sight.CAUGHT_UP;
    }

    /** The segment before has been finished: it was looked at after the next one was there. */
    private Sight goOn() throws IOException {
        long id = place.segment() + 1;
        try (DiskFile file = disk.read(SegmentHeader.nameOf(stream, id))) {
            Optional<SegmentHeader> found = whole(id, file);
            if (found.isEmpty()) {
                return Sight.CAUGHT_UP;
            }
            if (found.get().firstSequence() != place.sequence() + 1
                    || found.get().previousChecksum() != place.checksum()) {
                return Sight.LOST;
            }
            enter(found.get());
            return Sight.MORE;
        }
    }

    private void enter(SegmentHeader first) {
        header = first;
        place = at(first, start(first));
        known = true;
    }

    /** Whether a group ends at the place, and is the one that was read: once a tail, since nobody rewrites what this process has seen. */
    private boolean isKnown(DiskFile file) throws IOException {
        Optional<SegmentHeader> found = whole(place.segment(), file);
        if (found.isEmpty() || found.get().epoch() != place.epoch()) {
            return false;
        }
        SegmentHeader current = found.get();
        header = current;
        known = at(current, scan(file).follow(start(current), place.sequence(), Long.MAX_VALUE, journaled -> {}))
                .equals(place);
        return known;
    }

    /** Room that was made ahead is zeros. */
    private boolean hasNext(DiskFile file) throws IOException {
        next.clear();
        return file.read(next, place.offset()) == Integer.BYTES && next.getInt(0) != 0;
    }

    private SegmentScan scan(DiskFile file) {
        SegmentHeader current = requireNonNull(header, "header is null");
        return new SegmentScan(stream, disk.where(SegmentHeader.nameOf(stream, current.id())), current, file);
    }

    private Optional<SegmentHeader> whole(long id, DiskFile file) throws IOException {
        return SegmentHeader.isWhole(stream, file)
                ? Optional.of(SegmentHeader.read(disk, stream, id, file))
                : Optional.empty();
    }

    private SegmentScan.End end() {
        return new SegmentScan.End(place.sequence(), place.checksum(), place.offset(), false);
    }

    private static SegmentScan.End start(SegmentHeader header) {
        return new SegmentScan.End(header.firstSequence() - 1, header.previousChecksum(), SegmentHeader.BYTES, false);
    }

    private static Place at(SegmentHeader header, SegmentScan.End end) {
        return new Place(header.id(), header.epoch(), end.offset(), end.lastSequence(), end.lastChecksum());
    }
}
