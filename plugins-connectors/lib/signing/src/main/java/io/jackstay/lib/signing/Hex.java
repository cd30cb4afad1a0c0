package io.jackstay.lib.signing;

import java.util.Optional;

/** Bytes as hexadecimal digits and back. Immutable. */
final class Hex {
    private static final String DIGITS = "0123456789abcdef";

    private Hex() {}

    /** Lower-case digits behind {@code 0x}. */
    static String text(byte[] bytes) {
        StringBuilder text = new StringBuilder(2 + 2 * bytes.length).append("0x");
        for (byte each : bytes) {
            text.append(DIGITS.charAt((each >> 4) & 15)).append(DIGITS.charAt(each & 15));
        }
        return text.toString();
    }

    /** Exactly {@code size} bytes, with or without {@code 0x}; the text is in no error, for it may be a secret. */
    static Optional<byte[]> parse(String text, int size) {
        int from = text.startsWith("0x") ? 2 : 0;
        if (text.length() - from != 2 * size) {
            return Optional.empty();
        }
        byte[] bytes = new byte[size];
        for (int i = 0; i < 2 * size; i++) {
            char digit = text.charAt(from + i);
            int value = digit < 128 ? Character.digit(digit, 16) : -1;
            if (value < 0) {
                return Optional.empty();
            }
            bytes[i / 2] = (byte) ((bytes[i / 2] << 4) | value);
        }
        return Optional.of(bytes);
    }
}
