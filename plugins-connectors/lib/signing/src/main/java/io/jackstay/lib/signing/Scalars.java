package io.jackstay.lib.signing;

/**
 * Arithmetic modulo n, the order of secp256k1. Holds no state; no branch and no address depends on a value.
 *
 * <p>Shape: eight 32-bit words, the lowest first, below n. A product of 512 bits is brought down by adding what stands above bit
 * 256, times {@code 2^256 - n}, to what stands below, four times.
 */
final class Scalars {
    static final int[] ORDER = {
        0xd0364141, 0xbfd25e8c, 0xaf48a03b, 0xbaaedce6, 0xfffffffe, 0xffffffff, 0xffffffff, 0xffffffff
    };

    /** The greatest s that counts as low: n / 2. */
    private static final int[] HALF = {
        0x681b20a0, 0xdfe92f46, 0x57a4501d, 0x5d576e73, 0xffffffff, 0xffffffff, 0xffffffff, 0x7fffffff
    };

    private static final long[] FOLD = {0x2fc9bebfL, 0x402da173L, 0x50b75fc4L, 0x45512319L, 1};
    private static final ModularInverse INVERSE = new ModularInverse(ORDER);

    private Scalars() {}

    /** Whether a number is 1 to n - 1. */
    static boolean isValid(int[] words) {
        return (Words.less(words, ORDER) & ~Words.isZero(words)) != 0;
    }

    /** Brings any number of 256 bits below n, in place. */
    static void reduce(int[] words) {
        int[] less = new int[Words.COUNT];
        int borrow = Words.subtract(less, words, ORDER);
        Words.select(words, less, words, borrow);
    }

    /** {@code a + b}; out may be a or b. */
    static void add(int[] out, int[] a, int[] b) {
        int[] sum = new int[Words.COUNT];
        int[] less = new int[Words.COUNT];
        int carry = Words.add(sum, a, b);
        int borrow = Words.subtract(less, sum, ORDER);
        Words.select(out, less, sum, borrow & ~-carry);
    }

    /** {@code n - a} where mask is -1, a where it is 0; a must not be 0. */
    static void negateWhere(int[] out, int[] a, int mask) {
        int[] negative = new int[Words.COUNT];
        Words.subtract(negative, ORDER, a);
        Words.select(out, a, negative, mask);
    }

    /** -1 when a is more than n / 2, else 0. */
    static int isHigh(int[] a) {
        return Words.less(HALF, a);
    }

    /** {@code a * b}; out may be a or b. */
    static void multiply(int[] out, int[] a, int[] b) {
        long[] product = new long[2 * Words.COUNT];
        for (int i = 0; i < Words.COUNT; i++) {
            long carry = 0;
            long factor = a[i] & Words.MASK;
            for (int j = 0; j < Words.COUNT; j++) {
                carry += factor * (b[j] & Words.MASK) + product[i + j];
                product[i + j] = carry & Words.MASK;
                carry >>>= 32;
            }
            product[i + Words.COUNT] = carry;
        }
        fold(product, 8, 13);
        fold(product, 5, 9);
        fold(product, 1, 9);
        fold(product, 1, 8);
        for (int i = 0; i < Words.COUNT; i++) {
            out[i] = (int) product[i];
        }
        reduce(out);
    }

    /** Takes {@code count} words above bit 256 off and adds what they are worth; what comes fits in {@code left} words. */
    private static void fold(long[] words, int count, int left) {
        long[] above = new long[count];
        for (int i = 0; i < count; i++) {
            above[i] = words[Words.COUNT + i];
            words[Words.COUNT + i] = 0;
        }
        for (int i = 0; i < count; i++) {
            long carry = 0;
            for (int j = 0; j < FOLD.length; j++) {
                carry += above[i] * FOLD[j] + words[i + j];
                words[i + j] = carry & Words.MASK;
                carry >>>= 32;
            }
            for (int j = i + FOLD.length; j < left; j++) {
                carry += words[j];
                words[j] = carry & Words.MASK;
                carry >>>= 32;
            }
        }
    }

    /** The inverse of a number below n, 0 of 0; out may be a. */
    static void invert(int[] out, int[] a) {
        INVERSE.invert(out, a);
    }
}
