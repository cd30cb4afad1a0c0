package io.jackstay.runtime.data;

/**
 * Reads a plain decimal number, digits with at most one point between them, from bytes into an unscaled {@code long}.
 * Not thread safe: owned by the thread that reads.
 *
 * <p>No sign, no exponent, no blanks: a number that a venue or a recorder writes for a price or a size has none. The
 * result is never negative; what can't be read is one of the negative codes.
 */
final class DecimalReader {
    /** Not digits with at most one point between them. */
    static final long MALFORMED = -1;
    /** More decimals than the scale has, and they are not zeros. */
    static final long TOO_FINE = -2;
    /** Above {@link Long#MAX_VALUE} in units of the scale. */
    static final long TOO_LARGE = -3;

    /** Nineteen digits stay below 2^64, so an overflow shows as a negative number. */
    private static final int SAFE_DIGITS = 19;

    private static final long[] POWERS_OF_TEN = powersOfTen();

    private int end;

    /** Reads what begins there, as {@code value * 10^scale}, and stops at the first byte that is no part of it. */
    long read(byte[] bytes, int from, int to, int scale) {
        int at = from;
        long value = 0;
        while (at < to && isDigit(bytes[at])) {
            value = value * 10 + (bytes[at++] - '0');
        }
        int digits = at - from;
        if (digits == 0) {
            return MALFORMED;
        }
        int decimals = 0;
        if (at < to && bytes[at] == '.') {
            int point = at++;
            while (at < to && isDigit(bytes[at])) {
                value = value * 10 + (bytes[at++] - '0');
            }
            decimals = at - point - 1;
            if (decimals == 0) {
                return MALFORMED;
            }
        }
        end = at;
        if (decimals > scale || digits + scale > SAFE_DIGITS) {
            return readExactly(bytes, from, scale, false);
        }
        long unscaled = value * POWERS_OF_TEN[scale - decimals];
        return unscaled < 0 ? TOO_LARGE : unscaled;
    }

    /** As {@link #read}, but decimals beyond the scale are cut off. */
    long readCut(byte[] bytes, int from, int to, int scale) {
        long value = read(bytes, from, to, scale);
        return value == TOO_FINE ? readExactly(bytes, from, scale, true) : value;
    }

    /** Reads digits alone: no point, no decimals. */
    long readInteger(byte[] bytes, int from, int to) {
        int at = from;
        long value = 0;
        while (at < to && isDigit(bytes[at])) {
            value = value * 10 + (bytes[at++] - '0');
        }
        if (at == from) {
            return MALFORMED;
        }
        end = at;
        if (at - from > SAFE_DIGITS) {
            return readExactly(bytes, from, 0, false);
        }
        return value < 0 ? TOO_LARGE : value;
    }

    /** Where the last number that was not {@link #MALFORMED} ended: the index of the first byte behind it. */
    int end() {
        return end;
    }

    private long readExactly(byte[] bytes, int from, int scale, boolean cut) {
        long value = 0;
        int decimals = -1;
        for (int at = from; at < end; at++) {
            if (bytes[at] == '.') {
                decimals = 0;
                continue;
            }
            int digit = bytes[at] - '0';
            if (decimals >= scale) {
                if (digit != 0 && !cut) {
                    return TOO_FINE;
                }
                continue;
            }
            if (value > (Long.MAX_VALUE - digit) / 10) {
                return TOO_LARGE;
            }
            value = value * 10 + digit;
            if (decimals >= 0) {
                decimals++;
            }
        }
        for (int missing = scale - Math.max(0, decimals); missing > 0; missing--) {
            if (value > Long.MAX_VALUE / 10) {
                return TOO_LARGE;
            }
            value *= 10;
        }
        return value;
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }

    private static long[] powersOfTen() {
        long[] powers = new long[SAFE_DIGITS];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
