package io.jackstay.runtime.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks a gzip file (RFC 1952) and believes nothing: header, checksum and length of each member are checked, and what
 * follows the last member must be another member or the end. Not thread safe: owned by the thread that reads.
 *
 * <p>The JDK's own stream takes bytes after the trailer for the end of the file. Here they are an error, as is every
 * cut. Bytes unpacked before the damage are handed out first, so an error is met on the line where it is.
 */
final class GzipStream extends InputStream {
    static final int MAGIC_1 = 0x1f;
    static final int MAGIC_2 = 0x8b;

    private static final int INPUT_SIZE = 1 << 16;
    private static final int DEFLATE = 8;
    private static final int FLAG_HEADER_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;
    private static final int FLAGS_RESERVED = 0xe0;

    private final InputStream source;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final CRC32 headerChecksum = new CRC32();
    private final byte[] input = new byte[INPUT_SIZE];
    private int inputAt;
    private int inputEnd;
    private boolean ended;

    GzipStream(InputStream source) throws IOException {
        this.source = source;
        readHeader();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int count = inflate(target, offset, length);
            if (count > 0) {
                checksum.update(target, offset, count);
                return count;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsDictionary()) {
                throw new IOException("damaged archive: it asks for a dictionary, which gzip has not");
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        if (inflater.needsInput() && !inflater.finished()) {
            if (!fill()) {
                throw cut();
            }
            inflater.setInput(input, 0, inputEnd);
        }
        long before = inflater.getBytesWritten();
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException e) {
            int unpacked = (int) (inflater.getBytesWritten() - before);
            if (unpacked > 0) {
                return unpacked;
            }
            throw new IOException("damaged archive: " + e.getMessage(), e);
        }
    }

    private void endMember() throws IOException {
        inputAt = inputEnd - inflater.getRemaining();
        long expectedChecksum = readInt();
        long expectedLength = readInt();
        if (expectedChecksum != checksum.getValue()) {
            throw new IOException("damaged archive: its checksum is %08x, its content has %08x"
                    .formatted(expectedChecksum, checksum.getValue()));
        }
        if (expectedLength != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw new IOException("damaged archive: it says %d bytes, its content has %d"
                    .formatted(expectedLength, inflater.getBytesWritten()));
        }
        if (inputAt == inputEnd && !fill()) {
            ended = true;
            return;
        }
        if ((input[inputAt] & 0xff) != MAGIC_1) {
            throw new IOException("bytes after the end of the archive, expected nothing or another gzip member");
        }
        inflater.reset();
        checksum.reset();
        readHeader();
    }

    private void readHeader() throws IOException {
        headerChecksum.reset();
        if (readByte() != MAGIC_1 || readByte() != MAGIC_2) {
            throw new IOException("bytes after the end of the archive, expected nothing or another gzip member");
        }
        int method = readByte();
        int flags = readByte();
        if (method != DEFLATE || (flags & FLAGS_RESERVED) != 0) {
            throw new IOException("damaged archive: header with method %d and flags %d".formatted(method, flags));
        }
        skip(6);
        if ((flags & FLAG_EXTRA) != 0) {
            skip(readShort());
        }
        if ((flags & FLAG_NAME) != 0) {
            skipText();
        }
        if ((flags & FLAG_COMMENT) != 0) {
            skipText();
        }
        if ((flags & FLAG_HEADER_CRC) != 0) {
            int expected = (int) headerChecksum.getValue() & 0xffff;
            if (readShort() != expected) {
                throw new IOException("damaged archive: the checksum of its header is wrong");
            }
        }
        inflater.setInput(input, inputAt, inputEnd - inputAt);
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            readByte();
        }
    }

    private void skipText() throws IOException {
        int next;
        do {
            next = readByte();
        } while (next != 0);
    }

    private int readShort() throws IOException {
        int low = readByte();
        return low | readByte() << 8;
    }

    private long readInt() throws IOException {
        int low = readShort();
        return low | (long) readShort() << 16;
    }

    private int readByte() throws IOException {
        if (inputAt == inputEnd && !fill()) {
            throw cut();
        }
        int value = input[inputAt++] & 0xff;
        headerChecksum.update(value);
        return value;
    }

    private boolean fill() throws IOException {
        inputAt = 0;
        inputEnd = Math.max(0, source.read(input, 0, input.length));
        return inputEnd > 0;
    }

    private static EOFException cut() {
        return new EOFException("the archive is cut: it ends before its checksum");
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        source.close();
    }
}
