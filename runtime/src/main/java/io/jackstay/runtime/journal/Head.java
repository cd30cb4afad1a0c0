package io.jackstay.runtime.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What is known of a stream beside its segments: who owns it, and which segment must be there. Immutable.
 *
 * @param epoch of the last owner, 0 before the first
 * @param lastSegment highest segment that has been made durable, 0 for none
 */
record Head(long epoch, long lastSegment) {
    static final Head NONE = new Head(0, 0);

    private static final String NAME = "head";
    private static final String MAGIC = "JSTHEAD1";
    private static final int BODY = 2 * Long.BYTES;

    static Head read(Disk disk, StreamName stream) throws IOException {
        List<String> files = disk.list(stream.value());
        String name = stream + "/" + NAME;
        if (!files.contains(NAME)) {
            if (!SegmentHeader.idsIn(files).isEmpty()) {
                throw Faults.corrupt(disk.where(name), 0, "missing beside segments");
            }
            return NONE;
        }
        ByteBuffer content = WholeFile.read(disk, name, Sealed.OVERHEAD + BODY);
        ByteBuffer body = Sealed.open(disk.where(name), MAGIC, stream, content);
        if (body.remaining() != BODY) {
            throw Faults.corrupt(disk.where(name), body.position(), "wrong length");
        }
        return new Head(body.getLong(), body.getLong());
    }

    void write(Disk disk, StreamName stream) throws IOException {
        ByteBuffer content = Sealed.begin(MAGIC, stream, BODY).putLong(epoch).putLong(lastSegment);
        WholeFile.replace(disk, stream.value(), NAME, Sealed.seal(content));
    }

    Head ownedNext() {
        return new Head(Math.addExact(epoch, 1), lastSegment);
    }

    Head withLastSegment(long segment) {
        return new Head(epoch, segment);
    }
}
