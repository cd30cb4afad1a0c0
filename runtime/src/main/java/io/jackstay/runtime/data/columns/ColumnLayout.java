package io.jackstay.runtime.data.columns;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The layout of a file of columns. Immutable: constants and pure functions.
 *
 * <pre>
 * file:   magic int64 | text length int32 | text, UTF-8 | CRC-32C of the text int32 | blocks | end
 * block:  rows int32, above 0 | bytes int32 | columns | CRC-32C of rows, bytes and columns int32
 * column: width uint8 | base int64 | rows x width bytes
 * end:    0 int32 | 8 int32 | rows of the file int64 | CRC-32C as above int32
 * </pre>
 *
 * All little-endian. A value is the base plus an unsigned number of 0, 1, 2, 4 or 8 bytes; with {@link #DELTA} in the width it is
 * the difference to the value before it, which is the base for the first.
 */
final class ColumnLayout {
    static final long MAGIC = 0x0a31_5357_4f52_534aL;
    static final int BLOCK_ROWS = 4_096;
    static final int MOST_TEXT = 4_096;
    static final int MOST_COLUMNS = 16;
    static final int BLOCK_HEAD = 2 * Integer.BYTES;
    static final int COLUMN_HEAD = 1 + Long.BYTES;
    static final int DELTA = 0x10;

    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private ColumnLayout() {}

    static int mostBytes(int columns) {
        return Math.max(Long.BYTES, columns * (COLUMN_HEAD + BLOCK_ROWS * Long.BYTES));
    }

    /** The bytes that hold every number from 0 to this one, read as unsigned. */
    static int width(long most) {
        if (most < 0 || most > 0xffff_ffffL) {
            return Long.BYTES;
        }
        if (most > 0xffff) {
            return Integer.BYTES;
        }
        if (most > 0xff) {
            return Short.BYTES;
        }
        return most > 0 ? 1 : 0;
    }

    static int checksum(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
