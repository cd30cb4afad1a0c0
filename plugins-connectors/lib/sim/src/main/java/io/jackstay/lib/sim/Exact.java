package io.jackstay.lib.sim;

import java.math.BigInteger;

/** Exact arithmetic on unscaled numbers. Immutable. */
final class Exact {
    private Exact() {}

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
            long quotient = low / c;
            return low % c == 0 ? quotient : quotient + 1;
        }
        BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
        BigInteger[] parts = product.divideAndRemainder(BigInteger.valueOf(c));
        long quotient = parts[0].longValueExact();
        return parts[1].signum() == 0 ? quotient : quotient + 1;
    }
}
