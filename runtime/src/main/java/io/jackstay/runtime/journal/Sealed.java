package io.jackstay.runtime.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The frame of what is written once and read whole: heads, segment headers, snapshots. Stateless.
 *
 * <pre>
 *  0  8 bytes  what it is
 *  8  u32      version of the layout
 * 12  u32      CRC32C of the stream's name
 * 16           body
 *  n  u32      CRC32C of everything before
 * </pre>
 */
final class Sealed {
    static final int VERSION = 1;
    static final int OVERHEAD = 20;

    private static final int VERSION_AT = 8;
    private static final int STREAM_AT = 12;
    private static final int BODY_AT = 16;

    private Sealed() {}

    static ByteBuffer begin(String magic, StreamName stream, int bodyBytes) {
        ByteBuffer bytes = ByteBuffer.allocate(OVERHEAD + bodyBytes);
        return bytes.put(magic.getBytes(US_ASCII)).putInt(VERSION).putInt((int) checksum(stream));
    }

    static ByteBuffer seal(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.array(), 0, bytes.position());
        return bytes.putInt((int) crc.getValue()).flip();
    }

    /** Whether this is whole and of this stream's kind, newer versions included. */
    static boolean isIntact(String magic, StreamName stream, ByteBuffer bytes) {
        return bytes.limit() >= OVERHEAD
                && hasMagic(magic, bytes)
                && (bytes.getInt(VERSION_AT) > VERSION || problem(stream, bytes).isEmpty());
    }

    /** Verifies, and moves to the body, whose last byte is the limit then. */
    static ByteBuffer open(String where, String magic, StreamName stream, ByteBuffer bytes) {
        if (bytes.limit() < OVERHEAD) {
            throw Faults.corrupt(where, bytes.limit(), "ends within its header");
        }
        if (!hasMagic(magic, bytes)) {
            throw Faults.corrupt(where, 0, "does not begin with " + magic);
        }
        if (bytes.getInt(VERSION_AT) > VERSION) {
            throw Faults.newer(where, bytes.getInt(VERSION_AT), VERSION);
        }
        String problem = problem(stream, bytes);
        if (!problem.isEmpty()) {
            throw Faults.corrupt(where, 0, problem);
        }
        return bytes.limit(bytes.limit() - Integer.BYTES).position(BODY_AT);
    }

    private static boolean hasMagic(String magic, ByteBuffer bytes) {
        return new String(bytes.array(), 0, VERSION_AT, US_ASCII).equals(magic);
    }

    private static String problem(StreamName stream, ByteBuffer bytes) {
        int sealAt = bytes.limit() - Integer.BYTES;
        CRC32C crc = new CRC32C();
        crc.update(bytes.array(), 0, sealAt);
        if ((int) crc.getValue() != bytes.getInt(sealAt)) {
            return "its checksum does not fit";
        }
        if (bytes.getInt(VERSION_AT) != VERSION) {
            return "version " + bytes.getInt(VERSION_AT) + " never was";
        }
        return bytes.getInt(STREAM_AT) == (int) checksum(stream) ? "" : "belongs to another stream than " + stream;
    }

    private static long checksum(StreamName stream) {
        CRC32C crc = new CRC32C();
        crc.update(stream.value().getBytes(US_ASCII));
        return crc.getValue();
    }
}
