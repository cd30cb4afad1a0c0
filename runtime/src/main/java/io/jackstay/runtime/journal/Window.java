package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Looks into a file through a buffer that moves forward. Not thread safe. */
final class Window {
    private static final int CAPACITY = 1 << 16;

    private final DiskFile file;
    private ByteBuffer buffer = ByteBuffer.allocate(CAPACITY);
    private long start;
    private int loaded;

    Window(DiskFile file) {
        this.file = requireNonNull(file, "file is null");
    }

    /** Whether the file has these bytes; if so, they can be looked at until the next call. */
    boolean load(long position, int count) throws IOException {
        if (position >= start && position + count <= start + loaded) {
            return true;
        }
        if (position + count > file.size()) {
            return false;
        }
        if (count > buffer.capacity()) {
            buffer = ByteBuffer.allocate(Math.max(count, 2 * buffer.capacity()));
        }
        buffer.clear();
        while (buffer.hasRemaining() && file.read(buffer, position + buffer.position()) > 0) {
            continue;
        }
        start = position;
        loaded = buffer.position();
        return loaded >= count;
    }

    /** Offset of the first byte from here on that is not zero, or the end of the file. */
    long skipZeros(long position) throws IOException {
        long at = position;
        while (load(at, 1)) {
            int end = loaded;
            for (int i = (int) (at - start); i < end; i++) {
                if (buffer.get(i) != 0) {
                    return start + i;
                }
            }
            at = start + end;
        }
        return at;
    }

    /** Looks at the file anew, because somebody else may be writing it. */
    void forget() {
        loaded = 0;
    }

    byte[] array() {
        return buffer.array();
    }

    int indexOf(long position) {
        return (int) (position - start);
    }

    int getInt(long position) {
        return buffer.getInt(indexOf(position));
    }

    long getLong(long position) {
        return buffer.getLong(indexOf(position));
    }

    int getShort(long position) {
        return Short.toUnsignedInt(buffer.getShort(indexOf(position)));
    }

    int getByte(long position) {
        return Byte.toUnsignedInt(buffer.get(indexOf(position)));
    }
}
