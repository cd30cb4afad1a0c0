package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.Work;
import java.util.List;
import java.util.SplittableRandom;

/** Journals on a simulated disk for tests of those who write them: their writer turns when the test says. Not thread safe. */
public final class TroubledDisk {
    /** Where the first record of a segment begins. */
    public static final int FIRST_RECORD_AT = SegmentHeader.BYTES;

    private final SimDisk disk;
    private final Clock clock;
    private final FileJournalStore store;

    public TroubledDisk(long seed, Clock clock) {
        this(new SimDisk(new SplittableRandom(seed)), clock);
    }

    private TroubledDisk(SimDisk disk, Clock clock) {
        this.disk = requireNonNull(disk, "disk is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.store =
                new FileJournalStore(disk, clock, JournalSettings.defaults().withSegments(1 << 20, 4_096, 4_096));
    }

    public JournalStore store() {
        return store;
    }

    /** What stores and syncs. */
    public Work writer() {
        return store.writer();
    }

    /** There is room for so many bytes more. */
    public void fullAfter(long bytes) {
        disk.withRoomFor(bytes);
    }

    /** The next force fails, and those after it succeed. */
    public void failNextForce() {
        disk.failForce(0);
    }

    /** Of each write only a part is done, as a disk may. */
    public void writeShort() {
        disk.writeShort();
    }

    /** Something happens while a force is under way. */
    public void onForce(Runnable action) {
        disk.onForce(action);
    }

    /** A bit of any segment of a stream turns round; returns false when there is no record to damage. */
    public boolean damage(StreamName stream, SplittableRandom random) {
        List<Long> ids = SegmentHeader.idsIn(disk.list(stream.value()));
        if (ids.isEmpty()) {
            return false;
        }
        String name = SegmentHeader.nameOf(stream, ids.get(random.nextInt(ids.size())));
        SimInode damaged = SimInode.of(disk.file(name).toBytes());
        damaged.flip(random.nextInt(disk.file(name).toBytes().length) * Byte.SIZE + random.nextInt(Byte.SIZE));
        disk.put(name, damaged);
        return true;
    }

    /** For who looks after the journals; nothing may be open. */
    public JournalFiles files() {
        return new JournalFiles(disk, clock);
    }

    /** Bytes that a record takes. */
    public static int sizeOf(Entry record) {
        return Frames.HEADER + record.bytes().length;
    }

    /** The one segment of a stream. */
    public byte[] segment(StreamName stream) {
        return disk.file(SegmentHeader.nameOf(stream, 1)).toBytes();
    }

    /** As if that were what is left of the stream's one segment. */
    public void segment(StreamName stream, byte[] left) {
        disk.put(SegmentHeader.nameOf(stream, 1), SimInode.of(left));
    }

    /** The process is killed: what was written is there for the next one. */
    public TroubledDisk killed() {
        disk.unlock();
        return new TroubledDisk(disk, clock);
    }

    /** The machine goes down: of what was not forced any part is there for the next process. */
    public TroubledDisk crashed() {
        return new TroubledDisk(disk.crashed(), clock);
    }
}
