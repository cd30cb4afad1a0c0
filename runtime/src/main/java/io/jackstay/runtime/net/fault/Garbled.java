package io.jackstay.runtime.net.fault;

import java.util.Arrays;

/** Bytes that are not what they were. Stateless. */
final class Garbled {
    private Garbled() {}

    /** Cut off in the middle, behind a letter that belongs to no text. */
    static byte[] of(byte[] bytes) {
        byte[] half = Arrays.copyOf(bytes, bytes.length / 2 + 1);
        half[half.length - 1] = (byte) 0xff;
        return half;
    }
}
