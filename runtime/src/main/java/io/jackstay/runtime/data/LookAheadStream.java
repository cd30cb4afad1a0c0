package io.jackstay.runtime.data;

import java.io.IOException;
import java.io.InputStream;

/** A stream whose first few bytes can be seen before they are read. Not thread safe: owned by the thread that reads. */
final class LookAheadStream extends InputStream {
    private static final int LIMIT = 8;

    private final InputStream source;
    private final byte[] ahead = new byte[LIMIT];
    private int filled;
    private int taken;

    LookAheadStream(InputStream source) {
        this.source = source;
    }

    /** The byte that many places ahead, -1 past the end. */
    int byteAhead(int index) throws IOException {
        while (taken + index >= filled) {
            int count = source.read(ahead, filled, LIMIT - filled);
            if (count < 0) {
                return -1;
            }
            filled += count;
        }
        return ahead[taken + index] & 0xff;
    }

    @Override
    public int read() throws IOException {
        return taken < filled ? ahead[taken++] & 0xff : source.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (taken == filled) {
            return source.read(target, offset, length);
        }
        int count = Math.min(length, filled - taken);
        System.arraycopy(ahead, taken, target, offset, count);
        taken += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
