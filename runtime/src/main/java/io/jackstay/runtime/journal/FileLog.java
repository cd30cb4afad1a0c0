package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A stream in files that this process owns. Not thread safe: called under the lock of its journal. */
final class FileLog implements StreamLog {
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Disk disk;
    private final StreamName stream;
    private final JournalSettings settings;
    private final Clock clock;
    private final JournalMeters meters;
    private final FileStream opened;
    private final SnapshotFiles snapshots;
    private Head head;
    private @Nullable ActiveSegment active;
    private long written;
    private long lookedNanos;

    /** Confined to the appender. */
    private long plannedSegment;

    /** Confined to the appender. */
    private long plannedBytes = Long.MAX_VALUE;

    FileLog(Disk disk, FileStream opened, JournalSettings settings, Clock clock, JournalMeters meters) {
        this.disk = requireNonNull(disk, "disk is null");
        this.opened = requireNonNull(opened, "opened is null");
        this.stream = opened.stream();
        this.settings = requireNonNull(settings, "settings is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.meters = requireNonNull(meters, "meters are null");
        this.snapshots = new SnapshotFiles(disk, stream);
        this.head = opened.head();
        this.written = opened.end().lastSequence();
        this.plannedSegment = opened.end().lastSegment();
        this.lookedNanos = clock.nanoTime();
    }

    @Override
    public long segmentFor(int bytes) {
        if (plannedBytes > settings.segmentBytes() - bytes) {
            plannedSegment++;
            plannedBytes = SegmentHeader.BYTES;
        }
        plannedBytes += bytes;
        return plannedSegment;
    }

    @Override
    public boolean hasRoomFor(Group group) {
        return active != null && active.id() == group.segment() && active.hasRoomFor(group.bytes().length);
    }

    @Override
    public void write(List<Group> groups) throws IOException {
        int from = 0;
        while (from < groups.size()) {
            Group first = groups.get(from);
            ActiveSegment segment = segmentOf(first);
            int to = from + 1;
            int bytes = first.bytes().length;
            while (to < groups.size() && groups.get(to).segment() == first.segment()) {
                bytes += groups.get(to).bytes().length;
                to++;
            }
            segment.write(to == from + 1 ? ByteBuffer.wrap(first.bytes()) : joined(groups.subList(from, to), bytes));
            meters.wrote(bytes);
            from = to;
        }
        written = groups.get(groups.size() - 1).lastSequence();
    }

    @Override
    public void force() throws IOException {
        if (active == null) {
            return;
        }
        requireStillThere(active);
        long began = clock.nanoTime();
        active.force();
        meters.synced(clock.nanoTime() - began);
    }

    @Override
    public boolean holds(Group group) {
        return group.epoch() == head.epoch() && group.lastSequence() <= written;
    }

    /** Segments go one by one, each for good: a crash that undid the first deletion alone would leave a gap behind it. */
    @Override
    public void snapshot(JournalSnapshot snapshot) throws IOException {
        requireOwned();
        meters.tookSnapshot();
        snapshots.write(snapshot);
        CrashPoint.COMPACT.reach();
        long superfluous = snapshots.dropOld();
        List<Long> ids = SegmentHeader.idsIn(disk.list(stream.value()));
        for (int i = 0; i + 1 < ids.size(); i++) {
            if (firstSequenceOf(ids.get(i + 1)) > superfluous + 1) {
                break;
            }
            CrashPoint.COMPACT.reach();
            disk.delete(SegmentHeader.nameOf(stream, ids.get(i)));
            CrashPoint.COMPACT.reach();
            disk.forceFolder(stream.value());
        }
    }

    @Override
    public void replay(long afterSequence, Consumer<JournalRecord> consumer) throws IOException {
        new LogReader(disk, stream).replay(opened.head(), afterSequence, consumer);
    }

    @Override
    public void close(boolean intact) throws IOException {
        if (active == null) {
            return;
        }
        ActiveSegment segment = active;
        active = null;
        if (intact) {
            segment.finish();
        } else {
            segment.abandon();
        }
    }

    private ActiveSegment segmentOf(Group group) throws IOException {
        if (active != null && active.id() == group.segment()) {
            return active;
        }
        requireOwned();
        CrashPoint.ROLL.reach();
        close(true);
        CrashPoint.ROLL.reach();
        SegmentHeader header =
                new SegmentHeader(group.segment(), head.epoch(), group.firstSequence(), group.previousChecksum());
        ActiveSegment made = ActiveSegment.create(disk, stream, header, settings);
        active = made;
        CrashPoint.ROLL.reach();
        head = head.withLastSegment(group.segment());
        head.write(disk, stream);
        return made;
    }

    private static ByteBuffer joined(List<Group> groups, int bytes) {
        ByteBuffer joined = ByteBuffer.allocate(bytes);
        groups.forEach(group -> joined.put(group.bytes()));
        return joined.flip();
    }

    private long firstSequenceOf(long id) throws IOException {
        try (DiskFile file = disk.read(SegmentHeader.nameOf(stream, id))) {
            return SegmentHeader.read(disk, stream, id, file).firstSequence();
        }
    }

    private void requireOwned() throws IOException {
        long epoch = Head.read(disk, stream).epoch();
        if (epoch != head.epoch()) {
            throw new FencedException("epoch %d owns it, this is epoch %d".formatted(epoch, head.epoch()));
        }
    }

    /** A file that was deleted still takes bytes, for nobody. */
    private void requireStillThere(ActiveSegment segment) throws IOException {
        long now = clock.nanoTime();
        if (now - lookedNanos < LOOK_NANOS) {
            return;
        }
        lookedNanos = now;
        String name = SegmentHeader.nameOf(stream, segment.id());
        if (!disk.exists(name)) {
            throw new IOException("the file has been removed: " + disk.where(name));
        }
    }
}
