package io.jackstay.lib.signing;

/**
 * Multiplication in the field of secp256k1, p = 2^256 - 2^32 - 977. Holds no state; no branch and no address depends on a value.
 *
 * <p>A number is five limbs of 52 bits, the lowest first; the limbs of an operand may exceed 52 bits as {@link Field} says. The
 * product of two limbs is split at bit 52: its high part is the upper half of the product of both limbs shifted left by six
 * bits, and the low parts of a column are what is left of its wrapped sum when the high parts are taken off. So a column
 * gathers without a carry. What stands above bit 260 is worth {@code 2^260 mod p}, which is small, and is folded down.
 */
final class FieldMultiply {
    static final int BITS = 52;
    static final long MASK = (1L << BITS) - 1;
    /** What 2^256 is worth modulo p. */
    static final long FOLD = 0x1000003d1L;
    /** Bits of the highest limb. */
    static final int TOP_BITS = 48;

    static final long TOP_MASK = (1L << TOP_BITS) - 1;

    private static final int SHIFT = 6;
    /** What 2^260 is worth, shifted so that the upper half of a product with {@code c << 3} begins at bit 52. */
    private static final long FOLD_HIGH = FOLD << 13;

    private static final long FOLD_LOW = FOLD << 4;

    private FieldMultiply() {}

    /** {@code a * b}; out may be a or b. */
    static void multiply(long[] out, long[] a, long[] b) {
        long a0 = a[0];
        long a1 = a[1];
        long a2 = a[2];
        long a3 = a[3];
        long a4 = a[4];
        long b0 = b[0];
        long b1 = b[1];
        long b2 = b[2];
        long b3 = b[3];
        long b4 = b[4];
        long sa0 = a0 << SHIFT;
        long sa1 = a1 << SHIFT;
        long sa2 = a2 << SHIFT;
        long sa3 = a3 << SHIFT;
        long sa4 = a4 << SHIFT;
        long tb0 = b0 << SHIFT;
        long tb1 = b1 << SHIFT;
        long tb2 = b2 << SHIFT;
        long tb3 = b3 << SHIFT;
        long tb4 = b4 << SHIFT;
        long h0 = Math.multiplyHigh(sa0, tb0);
        long c0 = a0 * b0 - (h0 << BITS);
        long h1 = Math.multiplyHigh(sa0, tb1) + Math.multiplyHigh(sa1, tb0);
        long c1 = a0 * b1 + a1 * b0 - (h1 << BITS) + h0;
        long h2 = Math.multiplyHigh(sa0, tb2) + Math.multiplyHigh(sa1, tb1) + Math.multiplyHigh(sa2, tb0);
        long c2 = a0 * b2 + a1 * b1 + a2 * b0 - (h2 << BITS) + h1;
        long h3 = Math.multiplyHigh(sa0, tb3)
                + Math.multiplyHigh(sa1, tb2)
                + Math.multiplyHigh(sa2, tb1)
                + Math.multiplyHigh(sa3, tb0);
        long c3 = a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 - (h3 << BITS) + h2;
        long h4 = Math.multiplyHigh(sa0, tb4)
                + Math.multiplyHigh(sa1, tb3)
                + Math.multiplyHigh(sa2, tb2)
                + Math.multiplyHigh(sa3, tb1)
                + Math.multiplyHigh(sa4, tb0);
        long c4 = a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0 - (h4 << BITS) + h3;
        long h5 = Math.multiplyHigh(sa1, tb4)
                + Math.multiplyHigh(sa2, tb3)
                + Math.multiplyHigh(sa3, tb2)
                + Math.multiplyHigh(sa4, tb1);
        long c5 = a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 - (h5 << BITS) + h4;
        long h6 = Math.multiplyHigh(sa2, tb4) + Math.multiplyHigh(sa3, tb3) + Math.multiplyHigh(sa4, tb2);
        long c6 = a2 * b4 + a3 * b3 + a4 * b2 - (h6 << BITS) + h5;
        long h7 = Math.multiplyHigh(sa3, tb4) + Math.multiplyHigh(sa4, tb3);
        long c7 = a3 * b4 + a4 * b3 - (h7 << BITS) + h6;
        long h8 = Math.multiplyHigh(sa4, tb4);
        long c8 = a4 * b4 - (h8 << BITS) + h7;
        reduce(out, c0, c1, c2, c3, c4, c5, c6, c7, c8, h8);
    }

    /** {@code a * a}; out may be a. */
    static void square(long[] out, long[] a) {
        long a0 = a[0];
        long a1 = a[1];
        long a2 = a[2];
        long a3 = a[3];
        long a4 = a[4];
        long d0 = a0 << 1;
        long d1 = a1 << 1;
        long d2 = a2 << 1;
        long d3 = a3 << 1;
        long ta0 = a0 << SHIFT;
        long ta1 = a1 << SHIFT;
        long ta2 = a2 << SHIFT;
        long ta3 = a3 << SHIFT;
        long ta4 = a4 << SHIFT;
        long sd0 = d0 << SHIFT;
        long sd1 = d1 << SHIFT;
        long sd2 = d2 << SHIFT;
        long sd3 = d3 << SHIFT;
        long h0 = Math.multiplyHigh(ta0, ta0);
        long c0 = a0 * a0 - (h0 << BITS);
        long h1 = Math.multiplyHigh(sd0, ta1);
        long c1 = d0 * a1 - (h1 << BITS) + h0;
        long h2 = Math.multiplyHigh(sd0, ta2) + Math.multiplyHigh(ta1, ta1);
        long c2 = d0 * a2 + a1 * a1 - (h2 << BITS) + h1;
        long h3 = Math.multiplyHigh(sd0, ta3) + Math.multiplyHigh(sd1, ta2);
        long c3 = d0 * a3 + d1 * a2 - (h3 << BITS) + h2;
        long h4 = Math.multiplyHigh(sd0, ta4) + Math.multiplyHigh(sd1, ta3) + Math.multiplyHigh(ta2, ta2);
        long c4 = d0 * a4 + d1 * a3 + a2 * a2 - (h4 << BITS) + h3;
        long h5 = Math.multiplyHigh(sd1, ta4) + Math.multiplyHigh(sd2, ta3);
        long c5 = d1 * a4 + d2 * a3 - (h5 << BITS) + h4;
        long h6 = Math.multiplyHigh(sd2, ta4) + Math.multiplyHigh(ta3, ta3);
        long c6 = d2 * a4 + a3 * a3 - (h6 << BITS) + h5;
        long h7 = Math.multiplyHigh(sd3, ta4);
        long c7 = d3 * a4 - (h7 << BITS) + h6;
        long h8 = Math.multiplyHigh(ta4, ta4);
        long c8 = a4 * a4 - (h8 << BITS) + h7;
        reduce(out, c0, c1, c2, c3, c4, c5, c6, c7, c8, h8);
    }

    /** Folds ten columns of less than 2^60 to five limbs, of which only the lowest may exceed its bits, by less than 2^46. */
    private static void reduce(
            long[] out, long c0, long c1, long c2, long c3, long c4, long c5, long c6, long c7, long c8, long c9) {
        long low5 = c5 + high(c9);
        long r0 = c0 + low(low5);
        long r1 = c1 + high(low5) + low(c6);
        long r2 = c2 + high(c6) + low(c7);
        long r3 = c3 + high(c7) + low(c8);
        long r4 = c4 + low(c9) + high(c8);
        r1 += r0 >>> BITS;
        r2 += r1 >>> BITS;
        r3 += r2 >>> BITS;
        r4 += r3 >>> BITS;
        out[0] = (r0 & MASK) + (r4 >>> TOP_BITS) * FOLD;
        out[1] = r1 & MASK;
        out[2] = r2 & MASK;
        out[3] = r3 & MASK;
        out[4] = r4 & TOP_MASK;
    }

    private static long low(long column) {
        return (column * FOLD_LOW) & MASK;
    }

    private static long high(long column) {
        return Math.multiplyHigh(column << 3, FOLD_HIGH);
    }
}
