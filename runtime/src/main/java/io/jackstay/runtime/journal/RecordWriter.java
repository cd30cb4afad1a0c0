package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes the payload of a record: fields in a fixed order, each value in exactly one way, so that equal values are equal bytes.
 * Not thread safe. {@link RecordReader} reads it.
 *
 * <p>A {@code long} is zigzag and then groups of seven bits, lowest first; a fixed one eight bytes, big-endian; a text its
 * length in bytes and UTF-8; a decimal its scale and the shortest two's complement of its unscaled value.
 */
public final class RecordWriter {
    static final int MAX_SCALE = 1_000;
    static final int MAX_UNSCALED_BYTES = 128;

    private static final int FIRST_CAPACITY = 64;
    private static final int MAX_VARINT_BYTES = 10;

    private final int type;
    private final int version;
    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int size;

    /**
     * @param type what the record is, 1 to 65,535
     * @param version format of the fields, 1 to 65,535; higher with every change
     */
    public RecordWriter(int type, int version) {
        this.type = type;
        this.version = version;
    }

    public RecordWriter putLong(long value) {
        return putUnsigned((value << 1) ^ (value >> (Long.SIZE - 1)));
    }

    public RecordWriter putFixedLong(long value) {
        room(Long.BYTES);
        ByteBuffer.wrap(bytes).putLong(size, value);
        size += Long.BYTES;
        return this;
    }

    public RecordWriter putBoolean(boolean value) {
        room(1);
        bytes[size++] = (byte) (value ? 1 : 0);
        return this;
    }

    public RecordWriter putBytes(byte[] value) {
        putUnsigned(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    /** @throws IllegalArgumentException when the text has half a surrogate pair, which no UTF-8 can carry */
    public RecordWriter putText(String value) {
        requireNonNull(value, "value is null");
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
            return putBytes(Arrays.copyOf(encoded.array(), encoded.limit()));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("text that is no Unicode: " + value, e);
        }
    }

    /** Keeps the scale: {@code 1.0} and {@code 1.00} are different bytes. */
    public RecordWriter putDecimal(BigDecimal value) {
        byte[] unscaled = value.unscaledValue().toByteArray();
        if (Math.abs((long) value.scale()) > MAX_SCALE || unscaled.length > MAX_UNSCALED_BYTES) {
            throw new IllegalArgumentException("decimal of scale %d and %d bytes, at most %d and %d"
                    .formatted(value.scale(), unscaled.length, MAX_SCALE, MAX_UNSCALED_BYTES));
        }
        return putLong(value.scale()).putBytes(unscaled);
    }

    public Entry toEntry() {
        return Entry.owning(type, version, Arrays.copyOf(bytes, size));
    }

    private RecordWriter putUnsigned(long value) {
        room(MAX_VARINT_BYTES);
        long left = value;
        while ((left & ~0x7FL) != 0) {
            bytes[size++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[size++] = (byte) left;
        return this;
    }

    private void room(int count) {
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, count), 2 * bytes.length));
        }
    }
}
