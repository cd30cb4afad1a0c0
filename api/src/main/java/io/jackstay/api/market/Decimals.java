package io.jackstay.api.market;

import java.math.BigDecimal;

/** Exact decimals as a {@code long} unscaled value and a scale, and their {@link BigDecimal} forms. Immutable: no state. */
final class Decimals {
    static final int MAX_SCALE = 18;
    /** A {@code double} holds every integer up to here, so one division by an exact power of ten rounds once. */
    private static final long EXACT_DOUBLE = 1L << 53;
    /** Far beyond any amount; keeps an exponent typed by mistake from filling the memory with zeros. */
    private static final int MAX_DIGITS = 1_000;

    private static final long[] POWERS = powers();

    private Decimals() {}

    static void requireScale(int scale) {
        if (scale < 0 || scale > MAX_SCALE) {
            throw new IllegalArgumentException("scale %d: must be 0 to %d".formatted(scale, MAX_SCALE));
        }
    }

    static int compare(long a, int scaleA, long b, int scaleB) {
        if (scaleA == scaleB) {
            return Long.compare(a, b);
        }
        return scaleA < scaleB
                ? compareScaled(a, POWERS[scaleB - scaleA], b)
                : -compareScaled(b, POWERS[scaleA - scaleB], a);
    }

    /** Compares x * power with y in 128 bits. */
    private static int compareScaled(long x, long power, long y) {
        int high = Long.compare(Math.multiplyHigh(x, power), y >> 63);
        return high != 0 ? high : Long.compareUnsigned(x * power, y);
    }

    /** Agrees with {@link #compare}: 1.0 and 1.00 have one hash. */
    static int hash(long unscaled, int scale) {
        long digits = unscaled;
        int decimals = scale;
        while (decimals > 0 && digits % 10 == 0) {
            digits /= 10;
            decimals--;
        }
        return 31 * Long.hashCode(digits) + decimals;
    }

    /** Plain decimal text without trailing zeros, so that equal values have one text. */
    static String text(long unscaled, int scale) {
        return canonical(BigDecimal.valueOf(unscaled, scale)).toPlainString();
    }

    static double toDouble(long unscaled, int scale) {
        return unscaled > -EXACT_DOUBLE && unscaled < EXACT_DOUBLE
                ? (double) unscaled / POWERS[scale]
                : BigDecimal.valueOf(unscaled, scale).doubleValue();
    }

    /** The same value without trailing zeros, with a scale of at least 0. */
    static BigDecimal canonical(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        requireBounded(stripped);
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static void requireBounded(BigDecimal value) {
        long integerDigits = (long) value.precision() - value.scale();
        if (value.scale() > MAX_DIGITS || integerDigits > MAX_DIGITS) {
            throw new ArithmeticException(
                    "number %s: more than %d digits before or behind the point".formatted(value, MAX_DIGITS));
        }
    }

    /** The same value with a scale of 0 to 18 and an unscaled value that is a {@code long}, or an {@link ArithmeticException}. */
    static BigDecimal fit(BigDecimal value, String what, MarketId market) {
        if (value.scale() >= 0 && value.scale() <= MAX_SCALE && isLong(value)) {
            return value;
        }
        BigDecimal canonical = canonical(value);
        if (canonical.scale() > MAX_SCALE || !isLong(canonical)) {
            throw new ArithmeticException(
                    "%s %s of %s: more digits than fit, at most %d decimals and %d units of the last"
                            .formatted(what, value, market, MAX_SCALE, Long.MAX_VALUE));
        }
        return canonical;
    }

    private static boolean isLong(BigDecimal value) {
        return value.precision() <= MAX_SCALE || value.unscaledValue().bitLength() < Long.SIZE;
    }

    private static long[] powers() {
        long[] powers = new long[MAX_SCALE + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = Math.multiplyExact(powers[i - 1], 10L);
        }
        return powers;
    }
}
