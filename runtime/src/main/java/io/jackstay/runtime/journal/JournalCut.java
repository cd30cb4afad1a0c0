package io.jackstay.runtime.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a repair has cut off the end of a stream. Immutable.
 *
 * <p>Kept beside the stream for good, and written before anything is cut: what owners up to that epoch may have given away is more
 * than the records that are left say.
 *
 * @param epoch of the last owner whose records may have been cut
 * @param records what was passed over or cut is no more than so many records
 * @param owners and those of no more than so many owners, who goes on after the cut included
 */
public record JournalCut(long epoch, long records, long owners) {
    private static final String NAME = "cut";
    private static final String MAGIC = "JSTCUT01";
    private static final int BODY = 3 * Long.BYTES;
    /** Of a segment that is gone; none is larger. */
    private static final long LARGEST_SEGMENT = 64L << 20;

    private static final int WINDOW = 1 << 16;

    static Optional<JournalCut> read(Disk disk, StreamName stream) throws IOException {
        if (!disk.list(stream.value()).contains(NAME)) {
            return Optional.empty();
        }
        String name = stream + "/" + NAME;
        ByteBuffer content = WholeFile.read(disk, name, Sealed.OVERHEAD + BODY);
        ByteBuffer body = Sealed.open(disk.where(name), MAGIC, stream, content);
        if (body.remaining() != BODY) {
            throw Faults.corrupt(disk.where(name), body.position(), "wrong length");
        }
        return Optional.of(new JournalCut(body.getLong(), body.getLong(), body.getLong()));
    }

    void write(Disk disk, StreamName stream) throws IOException {
        ByteBuffer content = Sealed.begin(MAGIC, stream, BODY)
                .putLong(epoch)
                .putLong(records)
                .putLong(owners);
        WholeFile.replace(disk, stream.value(), NAME, Sealed.seal(content));
    }

    /**
     * With what an earlier repair, or one that has not come to its end, has cut. That counts twice: once for itself, and once because who
     * owned the stream in between has passed over as much, which may be cut now.
     */
    JournalCut and(JournalCut before) {
        return new JournalCut(
                Math.max(epoch, before.epoch),
                Math.addExact(records, Math.multiplyExact(2, before.records)),
                Math.addExact(owners, Math.multiplyExact(2, before.owners)));
    }

    /**
     * The most that there is behind a good prefix: each byte that is not zero counts as if it were of the shortest record there is. Nothing
     * of what is damaged is trusted but the numbers of files.
     *
     * @param head {@link Head#NONE} when it can't be read
     */
    static JournalCut behind(GoodPrefix good, Disk disk, StreamName stream, Head head) throws IOException {
        TreeSet<Long> present = new TreeSet<>(SegmentHeader.idsIn(disk.list(stream.value())));
        long kept = good.segments().isEmpty()
                ? 0
                : good.segments().get(good.segments().size() - 1);
        long last = Math.max(head.lastSegment(), present.isEmpty() ? 0 : present.last());
        long bytes = 0;
        if (kept > 0) {
            bytes += Math.max(0, used(disk, SegmentHeader.nameOf(stream, kept)) - good.offset());
        }
        for (long id = kept + 1; id <= last; id++) {
            bytes += present.contains(id) ? used(disk, SegmentHeader.nameOf(stream, id)) : LARGEST_SEGMENT;
        }
        long records = (bytes + Frames.HEADER - 1) / Frames.HEADER;
        for (long upTo : new SnapshotFiles(disk, stream).named()) {
            records = Math.max(records, upTo - good.lastSequence());
        }
        // Each owner begins a segment of its own; the first that is cut may have gone on where the prefix ends, and one
        // goes on after the cut.
        long owners = last - kept + 2;
        return new JournalCut(Math.max(head.epoch(), good.epoch() + owners), records, owners);
    }

    /** The bytes up to the last one that is not zero. */
    private static long used(Disk disk, String name) throws IOException {
        try (DiskFile file = disk.read(name)) {
            long used = 0;
            long size = file.size();
            ByteBuffer window = ByteBuffer.allocate(WINDOW);
            for (long at = 0; at < size; at += window.limit()) {
                window.clear().limit((int) Math.min(WINDOW, size - at));
                WholeFile.readFully(file, window, at);
                for (int i = window.limit() - 1; i >= 0; i--) {
                    if (window.get(i) != 0) {
                        used = at + i + 1;
                        break;
                    }
                }
            }
            return used;
        }
    }
}
