package io.jackstay.lib.signing;

import java.util.Arrays;

/**
 * Numbers of the field of secp256k1, p = 2^256 - 2^32 - 977. Holds no state; no branch and no address depends on a value.
 *
 * <p>Shape: five limbs of 52 bits, the lowest first. A number has a <em>magnitude</em> m: its limbs are below {@code m * (2^52 +
 * 2^46)}, the highest below {@code m * 2^48}. What multiplication gives has 1; a sum has the sum of both; {@link #negate} of a
 * number of at most m has m + 1. The magnitudes of two factors must not exceed 40 when multiplied, nor 6 when squared.
 */
final class Field {
    static final int LIMBS = 5;

    private static final long P0 = 0xffffefffffc2fL;
    private static final long P_MIDDLE = FieldMultiply.MASK;
    private static final long P_TOP = FieldMultiply.TOP_MASK;

    private static final int[] P_WORDS = {0xfffffc2f, 0xfffffffe, -1, -1, -1, -1, -1, -1};
    private static final ModularInverse INVERSE = new ModularInverse(P_WORDS);

    /** The bits of (p + 1) / 4, which is 2^254 - 2^30 - 244. */
    private static final int[] ROOT_EXPONENT = {0xbfffff0c, -1, -1, -1, -1, -1, -1, 0x3fffffff};

    private Field() {}

    static void set(long[] out, long[] a) {
        System.arraycopy(a, 0, out, 0, LIMBS);
    }

    static void setOne(long[] out) {
        Arrays.fill(out, 0);
        out[0] = 1;
    }

    static void add(long[] out, long[] a, long[] b) {
        for (int i = 0; i < LIMBS; i++) {
            out[i] = a[i] + b[i];
        }
    }

    /** {@code a - b}, where b has at most the magnitude m; the answer has that of a, and m + 1. */
    static void subtract(long[] out, long[] a, long[] b, int m) {
        long times = m + 1L;
        out[0] = a[0] + times * P0 - b[0];
        out[1] = a[1] + times * P_MIDDLE - b[1];
        out[2] = a[2] + times * P_MIDDLE - b[2];
        out[3] = a[3] + times * P_MIDDLE - b[3];
        out[4] = a[4] + times * P_TOP - b[4];
    }

    /** {@code -a}, where a has at most the magnitude m. */
    static void negate(long[] out, long[] a, int m) {
        long times = m + 1L;
        out[0] = times * P0 - a[0];
        out[1] = times * P_MIDDLE - a[1];
        out[2] = times * P_MIDDLE - a[2];
        out[3] = times * P_MIDDLE - a[3];
        out[4] = times * P_TOP - a[4];
    }

    /** Brings a number of at most the magnitude 30 to 1, in place. */
    static void reduce(long[] a) {
        long r0 = a[0] + (a[4] >>> FieldMultiply.TOP_BITS) * FieldMultiply.FOLD;
        long r1 = a[1] + (r0 >>> FieldMultiply.BITS);
        long r2 = a[2] + (r1 >>> FieldMultiply.BITS);
        long r3 = a[3] + (r2 >>> FieldMultiply.BITS);
        long r4 = (a[4] & FieldMultiply.TOP_MASK) + (r3 >>> FieldMultiply.BITS);
        a[0] = (r0 & FieldMultiply.MASK) + (r4 >>> FieldMultiply.TOP_BITS) * FieldMultiply.FOLD;
        a[1] = r1 & FieldMultiply.MASK;
        a[2] = r2 & FieldMultiply.MASK;
        a[3] = r3 & FieldMultiply.MASK;
        a[4] = r4 & FieldMultiply.TOP_MASK;
    }

    /** Brings a number to its one form below p, in place. */
    static void canonical(long[] a) {
        reduce(a);
        carry(a, 0);
        // Now below 2^256 + 2^46; a second pass takes the bit above off.
        long above = a[4] >>> FieldMultiply.TOP_BITS;
        a[4] &= FieldMultiply.TOP_MASK;
        carry(a, above * FieldMultiply.FOLD);
        // A number is p or more exactly when it reaches 2^256 with 2^256 - p added.
        long r0 = a[0] + FieldMultiply.FOLD;
        long r1 = a[1] + (r0 >>> FieldMultiply.BITS);
        long r2 = a[2] + (r1 >>> FieldMultiply.BITS);
        long r3 = a[3] + (r2 >>> FieldMultiply.BITS);
        long r4 = a[4] + (r3 >>> FieldMultiply.BITS);
        long mask = -(r4 >>> FieldMultiply.TOP_BITS);
        a[0] = choose(a[0], r0 & FieldMultiply.MASK, mask);
        a[1] = choose(a[1], r1 & FieldMultiply.MASK, mask);
        a[2] = choose(a[2], r2 & FieldMultiply.MASK, mask);
        a[3] = choose(a[3], r3 & FieldMultiply.MASK, mask);
        a[4] = choose(a[4], r4 & FieldMultiply.TOP_MASK, mask);
    }

    private static void carry(long[] a, long added) {
        long r0 = a[0] + added;
        long r1 = a[1] + (r0 >>> FieldMultiply.BITS);
        long r2 = a[2] + (r1 >>> FieldMultiply.BITS);
        long r3 = a[3] + (r2 >>> FieldMultiply.BITS);
        a[0] = r0 & FieldMultiply.MASK;
        a[1] = r1 & FieldMultiply.MASK;
        a[2] = r2 & FieldMultiply.MASK;
        a[3] = r3 & FieldMultiply.MASK;
        a[4] += r3 >>> FieldMultiply.BITS;
    }

    private static long choose(long a, long b, long mask) {
        return (a & ~mask) | (b & mask);
    }

    /** Whether a number is zero; it becomes canonical. */
    static boolean isZero(long[] a) {
        canonical(a);
        return (a[0] | a[1] | a[2] | a[3] | a[4]) == 0;
    }

    /** Whether two numbers are equal; both become canonical. */
    static boolean equal(long[] a, long[] b) {
        canonical(a);
        canonical(b);
        return ((a[0] ^ b[0]) | (a[1] ^ b[1]) | (a[2] ^ b[2]) | (a[3] ^ b[3]) | (a[4] ^ b[4])) == 0;
    }

    /** Reads a number of 256 bits, which may be p or more. */
    static void fromWords(long[] out, int[] words) {
        for (int i = 0; i < LIMBS; i++) {
            int at = i * FieldMultiply.BITS;
            long low = Words.bits(words, at, 26);
            long high = Words.bits(words, at + 26, 26);
            out[i] = low | (high << 26);
        }
    }

    /** Writes a number as 256 bits; it becomes canonical. */
    static void toWords(long[] a, int[] out) {
        canonical(a);
        for (int i = 0; i < Words.COUNT; i++) {
            int at = 32 * i;
            int limb = at / FieldMultiply.BITS;
            int shift = at % FieldMultiply.BITS;
            long bits = a[limb] >>> shift;
            if (shift > FieldMultiply.BITS - 32 && limb + 1 < LIMBS) {
                bits |= a[limb + 1] << (FieldMultiply.BITS - shift);
            }
            out[i] = (int) bits;
        }
    }

    /** Whether 256 bits are a number below p. */
    static boolean isBelowP(int[] words) {
        return Words.less(words, P_WORDS) != 0;
    }

    /** The inverse of a number, 0 of 0. */
    static void invert(long[] out, long[] a) {
        int[] words = new int[Words.COUNT];
        toWords(a, words);
        INVERSE.invert(words, words);
        fromWords(out, words);
    }

    /** A square root, if there is one. In a time that depends on the exponent alone. */
    static boolean squareRoot(long[] out, long[] a) {
        long[] base = a.clone();
        long[] root = new long[LIMBS];
        setOne(root);
        for (int bit = 253; bit >= 0; bit--) {
            FieldMultiply.square(root, root);
            if (Words.bits(ROOT_EXPONENT, bit, 1) == 1) {
                FieldMultiply.multiply(root, root, base);
            }
        }
        long[] check = new long[LIMBS];
        FieldMultiply.square(check, root);
        set(out, root);
        return equal(check, base);
    }
}
