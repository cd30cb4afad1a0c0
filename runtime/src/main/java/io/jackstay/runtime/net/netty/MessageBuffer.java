package io.jackstay.runtime.net.netty;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** The parts of one message, put together in an array that is used again. Confined to the account loop. */
final class MessageBuffer {
    private static final int FIRST_BYTES = 4 << 10;
    private static final int KEPT_BYTES = 1 << 20;

    private final int mostBytes;
    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;

    MessageBuffer(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** False when the message has become too long. */
    boolean add(ByteBuf part) {
        int more = part.readableBytes();
        if (more > mostBytes - length) {
            return false;
        }
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, Math.min(mostBytes, bytes.length * 2)));
        }
        part.getBytes(part.readerIndex(), bytes, length, more);
        length += more;
        return true;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Begins anew; what one long message needed is given back. */
    void clear() {
        length = 0;
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[FIRST_BYTES];
        }
    }
}
