package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The segment that is being written. Room is made ahead in steps of zeros whose length is forced once, so that a sync of
 * records has no length to store. Not thread safe.
 */
final class ActiveSegment {
    private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(1 << 18).asReadOnlyBuffer();

    private final DiskFile file;
    private final long id;
    private final int maxStep;
    private long position;
    private long allocated;
    private int step;

    private ActiveSegment(DiskFile file, long id, int firstStep, int maxStep) {
        this.file = requireNonNull(file, "file is null");
        this.id = id;
        this.step = firstStep;
        this.maxStep = maxStep;
    }

    /** Makes the file with its header and first room, durable when this returns. */
    static ActiveSegment create(Disk disk, StreamName stream, SegmentHeader header, JournalSettings settings)
            throws IOException {
        DiskFile file = disk.create(SegmentHeader.nameOf(stream, header.id()));
        ActiveSegment segment =
                new ActiveSegment(file, header.id(), settings.firstStepBytes(), settings.maxStepBytes());
        boolean made = false;
        try {
            WholeFile.write(file, header.toBytes(stream), 0);
            segment.position = SegmentHeader.BYTES;
            segment.allocated = SegmentHeader.BYTES;
            segment.extend();
            disk.forceFolder(stream.value());
            made = true;
            return segment;
        } finally {
            if (!made) {
                file.close();
            }
        }
    }

    long id() {
        return id;
    }

    /** Whether so many bytes find room that is durable. */
    boolean hasRoomFor(int bytes) {
        return position + bytes <= allocated;
    }

    void write(ByteBuffer source) throws IOException {
        while (position + source.remaining() > allocated) {
            extend();
        }
        int count = source.remaining();
        WholeFile.write(file, source, position);
        position += count;
    }

    void force() throws IOException {
        file.force(false);
    }

    /** Cuts off the room that was not used, so that the file ends with its last record. */
    void finish() throws IOException {
        try (file) {
            file.truncate(position);
            file.force(true);
        }
    }

    void abandon() throws IOException {
        file.close();
    }

    private void extend() throws IOException {
        long target = allocated + step;
        while (allocated < target) {
            ByteBuffer zeros = ZEROS.duplicate();
            zeros.limit((int) Math.min(zeros.capacity(), target - allocated));
            int count = zeros.remaining();
            WholeFile.write(file, zeros, allocated);
            allocated += count;
        }
        file.force(true);
        step = (int) Math.min(maxStep, 2L * step);
    }
}
