package io.jackstay.runtime.data.columns;

import static io.jackstay.runtime.data.columns.ColumnLayout.BLOCK_HEAD;
import static io.jackstay.runtime.data.columns.ColumnLayout.BLOCK_ROWS;
import static io.jackstay.runtime.data.columns.ColumnLayout.COLUMN_HEAD;
import static io.jackstay.runtime.data.columns.ColumnLayout.DELTA;
import static io.jackstay.runtime.data.columns.ColumnLayout.INT;
import static io.jackstay.runtime.data.columns.ColumnLayout.LONG;
import static io.jackstay.runtime.data.columns.ColumnLayout.SHORT;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a table, row by row. Not thread safe. Without {@link #end} the file is no table. */
public final class ColumnWriter {
    private final OutputStream out;
    private final long[][] columns;
    private final byte[] bytes;
    private int rows;
    private int filled;
    private long total;
    private long written;

    /** @param text says what the table is; a reader asks for it word by word */
    public ColumnWriter(OutputStream out, String text, int columns) throws IOException {
        byte[] words = text.getBytes(StandardCharsets.UTF_8);
        if (words.length > ColumnLayout.MOST_TEXT || columns < 1 || columns > ColumnLayout.MOST_COLUMNS) {
            throw new IllegalArgumentException("a text of %d bytes, %d columns".formatted(words.length, columns));
        }
        this.out = out;
        this.columns = new long[columns][BLOCK_ROWS];
        this.bytes = new byte[BLOCK_HEAD + ColumnLayout.mostBytes(columns) + Integer.BYTES];
        byte[] head = new byte[Long.BYTES + Integer.BYTES + words.length + Integer.BYTES];
        LONG.set(head, 0, ColumnLayout.MAGIC);
        INT.set(head, Long.BYTES, words.length);
        System.arraycopy(words, 0, head, Long.BYTES + Integer.BYTES, words.length);
        INT.set(head, head.length - Integer.BYTES, ColumnLayout.checksum(words, 0, words.length));
        out.write(head);
        written = head.length;
    }

    /** Adds a row; its first numbers are taken, one a column. */
    public void append(long[] row) throws IOException {
        for (int column = 0; column < columns.length; column++) {
            columns[column][rows] = row[column];
        }
        if (++rows == BLOCK_ROWS) {
            block();
        }
    }

    /** The bytes handed to the stream so far; the rows of a block follow when it is full. */
    public long written() {
        return written;
    }

    /** Writes what is left and marks the end. The stream stays open. */
    public void end() throws IOException {
        if (rows > 0) {
            block();
        }
        filled = BLOCK_HEAD;
        LONG.set(bytes, filled, total);
        filled += Long.BYTES;
        write(0);
    }

    private void block() throws IOException {
        filled = BLOCK_HEAD;
        for (long[] column : columns) {
            encode(column);
        }
        write(rows);
        total += rows;
        rows = 0;
    }

    private void write(int count) throws IOException {
        INT.set(bytes, 0, count);
        INT.set(bytes, Integer.BYTES, filled - BLOCK_HEAD);
        INT.set(bytes, filled, ColumnLayout.checksum(bytes, 0, filled));
        out.write(bytes, 0, filled + Integer.BYTES);
        written += filled + Integer.BYTES;
    }

    private void encode(long[] values) {
        long least = values[0];
        long most = values[0];
        long leastStep = 0;
        long mostStep = 0;
        for (int i = 1; i < rows; i++) {
            long step = values[i] - values[i - 1];
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
            leastStep = Math.min(leastStep, step);
            mostStep = Math.max(mostStep, step);
        }
        int width = ColumnLayout.width(most - least);
        int stepWidth = leastStep < 0 ? Long.BYTES : ColumnLayout.width(mostStep);
        boolean steps = stepWidth < width;
        bytes[filled] = (byte) (steps ? stepWidth | DELTA : width);
        LONG.set(bytes, filled + 1, steps ? values[0] : least);
        filled += COLUMN_HEAD;
        for (int i = 0; i < rows; i++) {
            long before = steps ? values[Math.max(0, i - 1)] : least;
            put(values[i] - before, steps ? stepWidth : width);
        }
    }

    private void put(long offset, int width) {
        switch (width) {
            case 1 -> bytes[filled] = (byte) offset;
            case Short.BYTES -> SHORT.set(bytes, filled, (short) offset);
            case Integer.BYTES -> INT.set(bytes, filled, (int) offset);
            case Long.BYTES -> LONG.set(bytes, filled, offset);
            default -> {
                return;
            }
        }
        filled += width;
    }
}
