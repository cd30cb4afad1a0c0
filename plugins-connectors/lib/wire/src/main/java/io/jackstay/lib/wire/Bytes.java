package io.jackstay.lib.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An array that grows, and what has been written to it. Not thread safe: owned by one writer. */
final class Bytes {
    private byte[] array;
    private int length;

    Bytes(int capacity) {
        this.array = new byte[capacity];
    }

    byte[] array() {
        return array;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    void end(int at) {
        length = at;
    }

    byte[] copy() {
        return Arrays.copyOf(array, length);
    }

    /** Makes room for as many bytes more. */
    void reserve(int more) {
        if (array.length - length < more) {
            array = Arrays.copyOf(array, Math.max(Math.addExact(length, more), 2 * array.length));
        }
    }

    void put(int value) {
        reserve(1);
        array[length++] = (byte) value;
    }

    void put(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, array, length, bytes.length);
        length += bytes.length;
    }

    /** The lowest {@code count} bytes of a number, the highest first. */
    void putBigEndian(long value, int count) {
        reserve(count);
        for (int i = count - 1; i >= 0; i--) {
            array[length++] = (byte) (value >>> (8 * i));
        }
    }

    /** ASCII alone; the caller has looked. */
    void putAscii(String text) {
        int size = text.length();
        reserve(size);
        for (int i = 0; i < size; i++) {
            array[length++] = (byte) text.charAt(i);
        }
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
