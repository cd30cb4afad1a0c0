package io.jackstay.lib.wire;

/**
 * Writes MessagePack in its smallest encodings. Not thread safe: owned by the loop that made it, and used for one message after the
 * other.
 *
 * <p>The caller says how many entries a map or an array has and then writes them; a map's are keys and values in turns. There is
 * no float: what is no whole number goes as text. Source: the MessagePack specification, formats fixmap to int 64.
 */
public final class MessagePackWriter {
    private static final int INITIAL = 512;

    private final Bytes bytes = new Bytes(INITIAL);

    /** Forgets what was written. */
    public MessagePackWriter clear() {
        bytes.clear();
        return this;
    }

    /** Begins a map of so many keys and values. */
    public MessagePackWriter map(int entries) {
        return header(entries, 0x80, 0xde);
    }

    /** Begins an array of so many elements. */
    public MessagePackWriter array(int elements) {
        return header(elements, 0x90, 0xdc);
    }

    private MessagePackWriter header(int count, int small, int code) {
        if (count < 0) {
            throw new IllegalArgumentException("a negative count: " + count);
        }
        if (count <= 15) {
            bytes.put(small | count);
        } else if (count <= 0xffff) {
            bytes.put(code);
            bytes.putBigEndian(count, 2);
        } else {
            bytes.put(code + 1);
            bytes.putBigEndian(count, 4);
        }
        return this;
    }

    /** A text. */
    public MessagePackWriter text(String text) {
        if (Bytes.isAscii(text)) {
            textHeader(text.length());
            bytes.putAscii(text);
        } else {
            byte[] encoded = Bytes.utf8(text);
            textHeader(encoded.length);
            bytes.put(encoded);
        }
        return this;
    }

    /** A decimal as text: plain, without trailing zeros. Units: unscaled times 10 to the minus scale. */
    public MessagePackWriter decimalText(long unscaled, int scale) {
        bytes.reserve(DecimalWriter.SPACE + 1);
        int header = bytes.length();
        int end = DecimalWriter.write(bytes.array(), header + 1, unscaled, scale);
        int size = end - header - 1;
        if (size > 31) {
            throw new IllegalArgumentException("a decimal of %d characters".formatted(size));
        }
        bytes.array()[header] = (byte) (0xa0 | size);
        bytes.end(end);
        return this;
    }

    private void textHeader(int size) {
        if (size <= 31) {
            bytes.put(0xa0 | size);
        } else if (size <= 0xff) {
            bytes.put(0xd9);
            bytes.put(size);
        } else if (size <= 0xffff) {
            bytes.put(0xda);
            bytes.putBigEndian(size, 2);
        } else {
            bytes.put(0xdb);
            bytes.putBigEndian(size, 4);
        }
    }

    public MessagePackWriter bool(boolean value) {
        bytes.put(value ? 0xc3 : 0xc2);
        return this;
    }

    public MessagePackWriter nil() {
        bytes.put(0xc0);
        return this;
    }

    /** A whole number. */
    public MessagePackWriter integer(long value) {
        if (value >= 0) {
            return positive(value);
        }
        if (value >= -32) {
            bytes.put((int) value);
        } else if (value >= Byte.MIN_VALUE) {
            number(0xd0, value, 1);
        } else if (value >= Short.MIN_VALUE) {
            number(0xd1, value, 2);
        } else if (value >= Integer.MIN_VALUE) {
            number(0xd2, value, 4);
        } else {
            number(0xd3, value, 8);
        }
        return this;
    }

    private MessagePackWriter positive(long value) {
        if (value <= 0x7f) {
            bytes.put((int) value);
        } else if (value <= 0xff) {
            number(0xcc, value, 1);
        } else if (value <= 0xffff) {
            number(0xcd, value, 2);
        } else if (value <= 0xffffffffL) {
            number(0xce, value, 4);
        } else {
            number(0xcf, value, 8);
        }
        return this;
    }

    private void number(int code, long value, int size) {
        bytes.put(code);
        bytes.putBigEndian(value, size);
    }

    /** Bytes outside of the format, such as what else is hashed with a message. */
    public MessagePackWriter raw(byte[] more) {
        bytes.put(more);
        return this;
    }

    /** One byte outside of the format. */
    public MessagePackWriter rawByte(int value) {
        bytes.put(value);
        return this;
    }

    /** Eight bytes outside of the format, the highest first. */
    public MessagePackWriter rawLong(long value) {
        bytes.putBigEndian(value, Long.BYTES);
        return this;
    }

    /** How many bytes were written. */
    public int length() {
        return bytes.length();
    }

    /** The array that is written to, of which {@link #length} bytes count; another one after the next call may be. */
    public byte[] array() {
        return bytes.array();
    }

    /** A copy of what was written. */
    public byte[] toBytes() {
        return bytes.copy();
    }
}
