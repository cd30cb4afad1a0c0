package io.jackstay.runtime.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The beginning of a segment's file. Immutable.
 *
 * @param id number of the segment; segments are ordered by it and by nothing else
 * @param epoch of the owner that wrote it; a segment has one
 * @param firstSequence of the record that comes first in it
 * @param previousChecksum of the last group in the segment before, which chains the two; 0 for the first
 */
record SegmentHeader(long id, long epoch, long firstSequence, long previousChecksum) {
    static final int BYTES = Sealed.OVERHEAD + 3 * Long.BYTES + Integer.BYTES;

    private static final String MAGIC = "JSTSEGM1";
    private static final Pattern NAME = Pattern.compile("segment-[0-9]{16}");

    static String nameOf(StreamName stream, long id) {
        return "%s/segment-%016d".formatted(stream, id);
    }

    /** Ids of the segments among the files of a stream, in order. */
    static List<Long> idsIn(List<String> files) {
        return files.stream()
                .filter(name -> NAME.matcher(name).matches())
                .map(name -> Long.parseLong(name.substring(name.indexOf('-') + 1)))
                .sorted()
                .toList();
    }

    ByteBuffer toBytes(StreamName stream) {
        ByteBuffer bytes = Sealed.begin(MAGIC, stream, BYTES - Sealed.OVERHEAD);
        bytes.putLong(id).putLong(epoch).putLong(firstSequence).putInt((int) previousChecksum);
        return Sealed.seal(bytes);
    }

    /** False for a file that a crash left while it was made. */
    static boolean isWhole(StreamName stream, DiskFile file) throws IOException {
        if (file.size() < BYTES) {
            return false;
        }
        return Sealed.isIntact(MAGIC, stream, bytesOf(file));
    }

    static SegmentHeader read(Disk disk, StreamName stream, long id, DiskFile file) throws IOException {
        String where = disk.where(nameOf(stream, id));
        ByteBuffer body = Sealed.open(where, MAGIC, stream, bytesOf(file));
        SegmentHeader header =
                new SegmentHeader(body.getLong(), body.getLong(), body.getLong(), Frames.unsigned(body.getInt()));
        if (header.id() != id) {
            throw Faults.corrupt(where, 0, "is segment %d by its header: swapped or copied".formatted(header.id()));
        }
        return header;
    }

    private static ByteBuffer bytesOf(DiskFile file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(BYTES, file.size()));
        WholeFile.readFully(file, bytes, 0);
        return bytes.flip();
    }
}
