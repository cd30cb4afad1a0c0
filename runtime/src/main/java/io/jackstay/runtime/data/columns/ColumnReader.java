package io.jackstay.runtime.data.columns;

import static io.jackstay.runtime.data.columns.ColumnLayout.BLOCK_HEAD;
import static io.jackstay.runtime.data.columns.ColumnLayout.BLOCK_ROWS;
import static io.jackstay.runtime.data.columns.ColumnLayout.COLUMN_HEAD;
import static io.jackstay.runtime.data.columns.ColumnLayout.DELTA;
import static io.jackstay.runtime.data.columns.ColumnLayout.INT;
import static io.jackstay.runtime.data.columns.ColumnLayout.LONG;
import static io.jackstay.runtime.data.columns.ColumnLayout.SHORT;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a table, block by block, each checked before a row of it is told. Not thread safe. */
public final class ColumnReader {
    private final InputStream in;
    private final long[][] columns;
    private final byte[] bytes;
    private final String text;
    private int rows;
    private int row;
    private long total;
    private boolean ended;

    /** The file is no table, or not the one that was written. */
    public static final class Damage extends IOException {
        private static final long serialVersionUID = 1L;

        Damage(String what) {
            super(what);
        }
    }

    /** Reads the head. The stream stays the caller's to close. */
    public ColumnReader(InputStream in, int columns) throws IOException {
        this.in = in;
        this.columns = new long[columns][BLOCK_ROWS];
        this.bytes = new byte[BLOCK_HEAD + ColumnLayout.mostBytes(columns) + Integer.BYTES];
        read(0, Long.BYTES + Integer.BYTES);
        int length = (int) INT.get(bytes, Long.BYTES);
        if ((long) LONG.get(bytes, 0) != ColumnLayout.MAGIC || length < 0 || length > ColumnLayout.MOST_TEXT) {
            throw new Damage("it does not begin as a table does");
        }
        read(0, length + Integer.BYTES);
        if ((int) INT.get(bytes, length) != ColumnLayout.checksum(bytes, 0, length)) {
            throw new Damage("the checksum of its head is wrong");
        }
        this.text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    public String text() {
        return text;
    }

    /** Fills the first numbers of the row, one a column; false at the end. */
    public boolean next(long[] target) throws IOException {
        if (row == rows && !nextBlock()) {
            return false;
        }
        for (int column = 0; column < columns.length; column++) {
            target[column] = columns[column][row];
        }
        row++;
        return true;
    }

    /** Reads all that is left without telling it, and throws unless it is whole and nothing is behind it. */
    public void verify() throws IOException {
        while (readBlock()) {
            total += rows;
        }
        if (in.read() >= 0) {
            throw new Damage("it goes on behind its end");
        }
    }

    private boolean nextBlock() throws IOException {
        if (ended || !readBlock()) {
            return false;
        }
        total += rows;
        row = 0;
        int at = BLOCK_HEAD;
        for (long[] column : columns) {
            at = decode(column, at);
        }
        return true;
    }

    /** False for the end. */
    private boolean readBlock() throws IOException {
        read(0, BLOCK_HEAD);
        int count = (int) INT.get(bytes, 0);
        int length = (int) INT.get(bytes, Integer.BYTES);
        if (count < 0 || count > BLOCK_ROWS || length < 0 || length > bytes.length - BLOCK_HEAD - Integer.BYTES) {
            throw new Damage("a block has no size that was ever written");
        }
        read(BLOCK_HEAD, length + Integer.BYTES);
        if ((int) INT.get(bytes, BLOCK_HEAD + length) != ColumnLayout.checksum(bytes, 0, BLOCK_HEAD + length)) {
            throw new Damage("the checksum of a block is wrong");
        }
        if (count > 0) {
            rows = count;
            return true;
        }
        if (length != Long.BYTES || (long) LONG.get(bytes, BLOCK_HEAD) != total) {
            throw new Damage("it ends before all of its rows");
        }
        ended = true;
        return false;
    }

    private int decode(long[] values, int from) {
        int kind = bytes[from];
        int width = kind & ~DELTA;
        long base = (long) LONG.get(bytes, from + 1);
        int at = from + COLUMN_HEAD;
        switch (width) {
            case 1 -> {
                for (int i = 0; i < rows; i++) {
                    values[i] = base + (bytes[at + i] & 0xffL);
                }
            }
            case Short.BYTES -> {
                for (int i = 0; i < rows; i++) {
                    values[i] = base + ((short) SHORT.get(bytes, at + i * Short.BYTES) & 0xffffL);
                }
            }
            case Integer.BYTES -> {
                for (int i = 0; i < rows; i++) {
                    values[i] = base + ((int) INT.get(bytes, at + i * Integer.BYTES) & 0xffff_ffffL);
                }
            }
            case Long.BYTES -> {
                for (int i = 0; i < rows; i++) {
                    values[i] = base + (long) LONG.get(bytes, at + i * Long.BYTES);
                }
            }
            default -> Arrays.fill(values, 0, rows, base);
        }
        if ((kind & DELTA) != 0) {
            for (int i = 1; i < rows; i++) {
                values[i] += values[i - 1] - base;
            }
        }
        return at + rows * width;
    }

    private void read(int at, int length) throws IOException {
        if (in.readNBytes(bytes, at, length) < length) {
            throw new Damage("it is cut short");
        }
    }
}
