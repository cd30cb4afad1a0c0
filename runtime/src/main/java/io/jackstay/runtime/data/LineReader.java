package io.jackstay.runtime.data;

import io.jackstay.runtime.error.JackstayException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Cuts a data file into lines without copying them. Not thread safe: owned by the thread that reads.
 *
 * <p>A line ends with a line feed, or a carriage return and a line feed; neither is part of it. It lies in
 * {@link #bytes()} from {@link #start()} to {@link #end()} until the next call. A line is at most 16 MB long.
 */
final class LineReader implements Location, AutoCloseable {
    /** Longest line in bytes. */
    static final int LIMIT = 16 << 20;

    private static final int FIRST_SIZE = 1 << 18;
    private static final long LOW_BITS = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long LINE_FEEDS = LOW_BITS * '\n';
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final DataFile file;
    private final InputStream source;
    private byte[] buffer = new byte[FIRST_SIZE];
    private int start;
    private int end;
    private int next;
    private int filled;
    private long line;
    private boolean terminated;

    LineReader(DataFile file) {
        this.file = file;
        this.source = file.bytes();
    }

    /** Goes to the next line; false at the end of the file. */
    boolean next() {
        line++;
        start = next;
        int feed = lineFeed(next);
        while (feed < 0) {
            int searched = filled - start;
            if (!fill()) {
                return lastLine();
            }
            feed = lineFeed(start + searched);
        }
        terminated = true;
        next = feed + 1;
        end = feed > start && buffer[feed - 1] == '\r' ? feed - 1 : feed;
        return true;
    }

    private boolean lastLine() {
        terminated = false;
        next = filled;
        end = filled;
        return end > start;
    }

    /** Whether so many bytes behind the line are there already. */
    boolean hasAhead(int count) {
        return filled - next >= count;
    }

    /** Where the line behind this one begins. */
    int ahead() {
        return next;
    }

    /** Goes to the next line, whose line feed was found by another. */
    void pass(int feed) {
        line++;
        start = next;
        end = feed;
        next = feed + 1;
        terminated = true;
    }

    byte[] bytes() {
        return buffer;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Throws when the line ends with the file: nothing else shows that a row without an end of its own is cut. */
    void requireTerminated() {
        if (!terminated) {
            throw fault("the last line has no line feed, so it may be cut, expected one at the end of every row");
        }
    }

    @Override
    public JackstayException fault(String what) {
        return file.fault(line, what);
    }

    @Override
    public void close() {
        file.close();
    }

    private int lineFeed(int from) {
        int at = from;
        for (; at <= filled - Long.BYTES; at += Long.BYTES) {
            long word = (long) WORDS.get(buffer, at) ^ LINE_FEEDS;
            long found = (word - LOW_BITS) & ~word & HIGH_BITS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        for (; at < filled; at++) {
            if (buffer[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    /** Reads more behind what is there, which moves to the front first; false at the end of the file. */
    private boolean fill() {
        if (filled - start > LIMIT) {
            throw fault("line longer than 16 MB, expected one row");
        }
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
            start = 0;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, LIMIT + 2));
        }
        try {
            int count = source.read(buffer, filled, buffer.length - filled);
            filled += Math.max(0, count);
            return count >= 0;
        } catch (IOException e) {
            throw file.fault(line, "can't be read: " + e.getMessage(), e);
        }
    }
}
