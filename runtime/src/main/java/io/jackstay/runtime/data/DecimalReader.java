package io.jackstay.runtime.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

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

    /** Eight digits of zero: a byte that is a digit shows as its value when they are taken away by exclusive or. */
    static final long ZEROS = 0x3030_3030_3030_3030L;

    private static final long TO_HIGH_BIT = 0x7676_7676_7676_7676L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private int end;
    private long value;

    /** Reads what begins there, as {@code value * 10^scale}, and stops at the first byte that is no part of it. */
    long read(byte[] bytes, int from, int to, int scale) {
        value = 0;
        int at = passDigits(bytes, from, to);
        int digits = at - from;
        if (digits == 0) {
            return MALFORMED;
        }
        int decimals = 0;
        if (at < to && bytes[at] == '.') {
            int point = at;
            at = passDigits(bytes, point + 1, to);
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
        value = 0;
        int at = passDigits(bytes, from, to);
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

    /** Appends the digits there to the value, which may overflow; gives the index of the first byte that is none. */
    private int passDigits(byte[] bytes, int from, int to) {
        int at = from;
        long read = value;
        while (at + Long.BYTES <= bytes.length) {
            long word = (long) WORDS.get(bytes, at) ^ ZEROS;
            int count = Math.min(digitsAhead(word), to - at);
            if (count > 0) {
                read = read * POWERS_OF_TEN[count] + number(word << ((Long.BYTES - count) * Byte.SIZE));
                at += count;
            }
            if (count < Long.BYTES) {
                value = read;
                return at;
            }
        }
        while (at < to && isDigit(bytes[at])) {
            read = read * 10 + (bytes[at++] - '0');
        }
        value = read;
        return at;
    }

    /**
     * How many of eight bytes, the first in the lowest, are digits before one that is not; a digit shows as its value. Adding 118
     * carries from 10 on into the highest bit of a byte; what spills into the byte behind does no harm, as only the first counts.
     */
    static int digitsAhead(long word) {
        return Long.numberOfTrailingZeros(others(word)) / Byte.SIZE;
    }

    /** The highest bit of each byte that is no digit; right up to the first one of {@code 138} or more, which spills. */
    static long others(long word) {
        return ((word + TO_HIGH_BIT) | word) & HIGH_BITS;
    }

    static long powerOfTen(int exponent) {
        return POWERS_OF_TEN[exponent];
    }

    /** The number of eight digits, the first in the lowest byte: joined to four of two digits, two of four, one of eight. */
    static long number(long digits) {
        long twos = (digits * 10 + (digits >>> 8)) & 0x00ff_00ff_00ff_00ffL;
        long fours = (twos * 100 + (twos >>> 16)) & 0x0000_ffff_0000_ffffL;
        return (fours * 10_000 + (fours >>> 32)) & 0xffff_ffffL;
    }

    private long readExactly(byte[] bytes, int from, int scale, boolean cut) {
        long exact = 0;
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
            if (exact > (Long.MAX_VALUE - digit) / 10) {
                return TOO_LARGE;
            }
            exact = exact * 10 + digit;
            if (decimals >= 0) {
                decimals++;
            }
        }
        for (int missing = scale - Math.max(0, decimals); missing > 0; missing--) {
            if (exact > Long.MAX_VALUE / 10) {
                return TOO_LARGE;
            }
            exact *= 10;
        }
        return exact;
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
