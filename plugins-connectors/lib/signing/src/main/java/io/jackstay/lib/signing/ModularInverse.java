package io.jackstay.lib.signing;

/**
 * Inverses modulo an odd number of 256 bits, by division steps. Thread safe; no branch and no address depends on a value.
 *
 * <p>Two numbers f and g begin as the modulus and the argument. A step halves g, after f or its negative was added where g is odd
 * and f and g were exchanged where a counter says so; d and e go along, so that {@code d * x = f} and {@code e * x = g} modulo the
 * modulus throughout. After 590 steps g is 0 and f is 1 or -1, so d is the inverse or its negative. Thirty steps depend on the
 * lowest thirty bits alone: they are gathered in a matrix, which is then applied to the long numbers. Source: Bernstein and Yang,
 * "Fast constant-time gcd computation and modular inversion", 2019, with the counter begun at one half.
 */
final class ModularInverse {
    private static final int BITS = 30;
    private static final int LIMBS = 9;
    private static final long MASK = (1L << BITS) - 1;
    private static final int ROUNDS = 20;

    private final long[] modulus = new long[LIMBS];
    /** The modulus' own inverse modulo 2^30. */
    private final long inverse;

    ModularInverse(int[] modulus) {
        split(modulus, this.modulus);
        long lowest = 1;
        for (int i = 0; i < 5; i++) {
            lowest *= 2 - this.modulus[0] * lowest;
        }
        this.inverse = lowest & MASK;
    }

    /** The inverse of x, which must be below the modulus; 0 of 0. Out may be x. */
    void invert(int[] out, int[] x) {
        long[] f = modulus.clone();
        long[] g = new long[LIMBS];
        long[] d = new long[LIMBS];
        long[] e = new long[LIMBS];
        long[] matrix = new long[4];
        split(x, g);
        e[0] = 1;
        int counter = -1;
        for (int round = 0; round < ROUNDS; round++) {
            counter = steps(counter, (int) (f[0] | (f[1] << BITS)), (int) (g[0] | (g[1] << BITS)), matrix);
            applyModulo(d, e, matrix);
            apply(f, g, matrix);
        }
        join(d, f[LIMBS - 1] >> 63, out);
    }

    /**
     * Thirty steps on the lowest bits. The matrix becomes u, v, q, r with {@code f' = (u f + v g) / 2^30} and {@code g' = (q f + r
     * g) / 2^30}; the counter is minus delta minus one half, so it is negative where the two are to be exchanged.
     */
    private static int steps(int counter, int lowF, int lowG, long[] matrix) {
        int zeta = counter;
        int f = lowF;
        int g = lowG;
        int u = 1;
        int v = 0;
        int q = 0;
        int r = 1;
        for (int i = 0; i < BITS; i++) {
            int exchange = zeta >> 31;
            int odd = -(g & 1);
            // f, u, v, negated where they are to be exchanged, added where g is odd.
            g += ((f ^ exchange) - exchange) & odd;
            q += ((u ^ exchange) - exchange) & odd;
            r += ((v ^ exchange) - exchange) & odd;
            exchange &= odd;
            zeta = (zeta ^ exchange) - 1;
            f += g & exchange;
            u += q & exchange;
            v += r & exchange;
            g >>= 1;
            u <<= 1;
            v <<= 1;
        }
        matrix[0] = u;
        matrix[1] = v;
        matrix[2] = q;
        matrix[3] = r;
        return zeta;
    }

    private static void apply(long[] f, long[] g, long[] matrix) {
        long u = matrix[0];
        long v = matrix[1];
        long q = matrix[2];
        long r = matrix[3];
        long carryF = (u * f[0] + v * g[0]) >> BITS;
        long carryG = (q * f[0] + r * g[0]) >> BITS;
        for (int i = 1; i < LIMBS; i++) {
            carryF += u * f[i] + v * g[i];
            carryG += q * f[i] + r * g[i];
            f[i - 1] = carryF & MASK;
            g[i - 1] = carryG & MASK;
            carryF >>= BITS;
            carryG >>= BITS;
        }
        f[LIMBS - 1] = carryF;
        g[LIMBS - 1] = carryG;
    }

    /** As {@link #apply}, modulo the modulus: multiples of it make the division exact. Both stay above -2 and below 1 of it. */
    private void applyModulo(long[] d, long[] e, long[] matrix) {
        long u = matrix[0];
        long v = matrix[1];
        long q = matrix[2];
        long r = matrix[3];
        long negativeD = d[LIMBS - 1] >> 63;
        long negativeE = e[LIMBS - 1] >> 63;
        long timesD = (u & negativeD) + (v & negativeE);
        long timesE = (q & negativeD) + (r & negativeE);
        long carryD = u * d[0] + v * e[0];
        long carryE = q * d[0] + r * e[0];
        timesD += toAdd(carryD, timesD);
        timesE += toAdd(carryE, timesE);
        carryD = (carryD + modulus[0] * timesD) >> BITS;
        carryE = (carryE + modulus[0] * timesE) >> BITS;
        for (int i = 1; i < LIMBS; i++) {
            carryD += u * d[i] + v * e[i] + modulus[i] * timesD;
            carryE += q * d[i] + r * e[i] + modulus[i] * timesE;
            d[i - 1] = carryD & MASK;
            e[i - 1] = carryE & MASK;
            carryD >>= BITS;
            carryE >>= BITS;
        }
        d[LIMBS - 1] = carryD;
        e[LIMBS - 1] = carryE;
    }

    /** What is to be added to or taken from {@code times} so that the lowest thirty bits become 0; at most 0, so that sizes stay. */
    private long toAdd(long lowest, long times) {
        return -((lowest * inverse + times) & MASK);
    }

    private static void split(int[] words, long[] out) {
        for (int i = 0; i < LIMBS; i++) {
            out[i] = Words.bits(words, i * BITS, BITS);
        }
    }

    /** Brings d to its one form below the modulus, negated where the sign is -1. */
    private void join(long[] d, long sign, int[] out) {
        addWhere(d, d[LIMBS - 1] >> 63);
        for (int i = 0; i < LIMBS; i++) {
            d[i] = (d[i] ^ sign) - sign;
        }
        carry(d);
        addWhere(d, d[LIMBS - 1] >> 63);
        for (int i = 0; i < Words.COUNT; i++) {
            int at = 32 * i;
            int limb = at / BITS;
            int shift = at % BITS;
            long bits = (d[limb] >> shift) | (d[limb + 1] << (BITS - shift));
            out[i] = (int) bits;
        }
    }

    private void addWhere(long[] d, long mask) {
        for (int i = 0; i < LIMBS; i++) {
            d[i] += modulus[i] & mask;
        }
        carry(d);
    }

    private static void carry(long[] d) {
        for (int i = 0; i < LIMBS - 1; i++) {
            d[i + 1] += d[i] >> BITS;
            d[i] &= MASK;
        }
    }
}
