package io.jackstay.lib.wire;

/**
 * Reads a decimal as an unscaled number of a given scale, exactly or not at all. Holds no state.
 *
 * <p>Shape: a sign, digits, a point and digits, an exponent; all but the first digits may be missing. {@code 1e-8}, {@code 0.10}
 * and {@code 100} are numbers at the scale 8, {@code 0.123456789} is not. Units: the answer times 10 to the minus scale is the
 * number.
 */
final class DecimalReader {
    private static final long[] POWERS = powers();
    /** As many digits as any long holds. */
    static final int SAFE_DIGITS = 18;

    private static final int MAX_EXPONENT = 1_000_000;

    private DecimalReader() {}

    private static long[] powers() {
        long[] powers = new long[SAFE_DIGITS + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    /**
     * The number in a part of an array.
     *
     * @throws NumberFormatException when it is no decimal, has digits beyond the scale, or does not fit in a long; without message
     */
    static long read(byte[] text, int from, int length, int scale) {
        int end = from + length;
        int at = from;
        boolean negative = at < end && text[at] == '-';
        if (negative) {
            at++;
        }
        long digits = 0;
        int zeros = 0;
        int point = -1;
        int first = at;
        for (; at < end; at++) {
            byte c = text[at];
            if (c == '0') {
                zeros++;
            } else if (c > '0' && c <= '9') {
                digits = append(digits, zeros, c - '0');
                zeros = 0;
            } else if (c == '.' && point < 0 && at > first) {
                point = at + 1;
            } else {
                break;
            }
        }
        if (at == first || point == at) {
            throw new NumberFormatException();
        }
        int decimals = point < 0 ? 0 : at - point;
        int exponent = at == end ? 0 : exponent(text, at, end);
        long unscaled = shift(digits, (long) zeros - decimals + exponent + scale);
        return negative ? -unscaled : unscaled;
    }

    /** The digits, the zeros that were put off, and one digit more. */
    private static long append(long digits, int zeros, int digit) {
        if (digits == 0) {
            return digit;
        }
        long shifted = shift(digits, zeros + 1L);
        if (shifted > Long.MAX_VALUE - digit) {
            throw new NumberFormatException();
        }
        return shifted + digit;
    }

    private static long shift(long digits, long places) {
        long shifted = tryShift(digits, places);
        if (shifted < 0) {
            throw new NumberFormatException();
        }
        return shifted;
    }

    /** So many zeros more; -1 when there is no such number, or none that fits. */
    static long tryShift(long digits, long places) {
        if (digits == 0) {
            return 0;
        }
        if (places < 0 || places > SAFE_DIGITS) {
            return -1;
        }
        long power = POWERS[(int) places];
        return digits > Long.MAX_VALUE / power ? -1 : digits * power;
    }

    private static int exponent(byte[] text, int from, int end) {
        if (text[from] != 'e' && text[from] != 'E') {
            throw new NumberFormatException();
        }
        int at = from + 1;
        boolean negative = at < end && text[at] == '-';
        if (negative || at < end && text[at] == '+') {
            at++;
        }
        if (at == end) {
            throw new NumberFormatException();
        }
        int exponent = 0;
        for (; at < end; at++) {
            byte c = text[at];
            if (c < '0' || c > '9' || exponent > MAX_EXPONENT) {
                throw new NumberFormatException();
            }
            exponent = exponent * 10 + (c - '0');
        }
        return negative ? -exponent : exponent;
    }
}
