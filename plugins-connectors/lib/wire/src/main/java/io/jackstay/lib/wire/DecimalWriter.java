package io.jackstay.lib.wire;

/**
 * Writes an unscaled number of a scale as plain ASCII without trailing zeros: {@code 100}, {@code 3000.1}, {@code 0.00000001},
 * {@code -2.5}, {@code 0}. Holds no state.
 */
final class DecimalWriter {
    /** The longest text: a sign, 19 digits, a point and zeros up to the scale. */
    static final int SPACE = 48;

    private static final int MAX_SCALE = 24;

    private DecimalWriter() {}

    /** Writes to an array with room for {@link #SPACE} from {@code at} on; the answer is where the text ends. */
    static int write(byte[] out, int at, long unscaled, int scale) {
        if (scale < 0 || scale > MAX_SCALE || unscaled == Long.MIN_VALUE) {
            throw new IllegalArgumentException("can't write %d with %d decimals".formatted(unscaled, scale));
        }
        long digits = Math.abs(unscaled);
        int decimals = scale;
        while (decimals > 0 && digits % 10 == 0) {
            digits = digits == 0 ? 0 : digits / 10;
            decimals = digits == 0 ? 0 : decimals - 1;
        }
        int length = Math.max(count(digits), decimals + 1);
        int from = at;
        if (unscaled < 0) {
            out[from++] = '-';
        }
        int end = from + length + (decimals > 0 ? 1 : 0);
        int to = end;
        for (int i = 0; i < length; i++) {
            if (i == decimals && i > 0) {
                out[--to] = '.';
            }
            out[--to] = (byte) ('0' + digits % 10);
            digits /= 10;
        }
        return end;
    }

    private static int count(long digits) {
        int count = 1;
        for (long left = digits / 10; left > 0; left /= 10) {
            count++;
        }
        return count;
    }
}
