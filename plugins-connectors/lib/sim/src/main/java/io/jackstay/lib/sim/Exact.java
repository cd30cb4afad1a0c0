package io.jackstay.lib.sim;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Exact arithmetic on unscaled numbers. Immutable. */
final class Exact {
    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private Exact() {}

    /** {@link ArithmeticException} for an exponent outside of 0 to 18. */
    static long powerOfTen(int exponent) {
        if (exponent < 0 || exponent >= POWERS.length) {
            throw new ArithmeticException("10^" + exponent + " does not fit");
        }
        return POWERS[exponent];
    }

    /**
     * {@code a × b / c} rounded up, without overflow on the way: 5 × 4 / 10 is 2, 5 × 3 / 10 is 2.
     *
     * @param a zero or more, at most {@code c}
     * @param b zero or more
     * @param c positive
     */
    static long shareUp(long a, long b, long c) {
        long low = a * b;
        if (Math.multiplyHigh(a, b) == 0 && low >= 0) {
            return divideUp(low, c);
        }
        BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
        BigInteger[] parts = product.divideAndRemainder(BigInteger.valueOf(c));
        long quotient = parts[0].longValueExact();
        return parts[1].signum() == 0 ? quotient : quotient + 1;
    }

    /** {@code a / b} rounded up; {@code a} is zero or more, {@code b} positive. */
    static long divideUp(long a, long b) {
        long quotient = a / b;
        return a % b == 0 ? quotient : quotient + 1;
    }

    /**
     * {@code a × b / c} rounded half-even, without overflow on the way.
     *
     * @param c positive
     * @throws ArithmeticException when the result does not fit
     */
    static long shareHalfEven(long a, long b, long c) {
        long low = a * b;
        if (Math.multiplyHigh(a, b) == low >> 63) {
            return divideHalfEven(low, c);
        }
        return BigDecimal.valueOf(a)
                .multiply(BigDecimal.valueOf(b))
                .divide(BigDecimal.valueOf(c), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    /** {@code a / b} rounded half-even; {@code b} is positive. */
    static long divideHalfEven(long a, long b) {
        long quotient = a / b;
        long remainder = Math.abs(a % b);
        long missing = b - remainder;
        boolean away = remainder > missing || (remainder == missing && (quotient & 1) != 0);
        return away ? quotient + Long.signum(a) : quotient;
    }
}
