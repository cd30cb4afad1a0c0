package io.jackstay.lib.signing;

import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;

/** Numbers for tests: to and from the forms of this package, random ones and those at the edges. */
final class Numbers {
    static final BigInteger P =
            BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE.shiftLeft(32)).subtract(BigInteger.valueOf(977));
    static final BigInteger N = new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

    private static final BigInteger WORD = BigInteger.valueOf(Words.MASK);

    private Numbers() {}

    static int[] words(BigInteger number) {
        int[] words = new int[Words.COUNT];
        for (int i = 0; i < words.length; i++) {
            words[i] = number.shiftRight(32 * i).and(WORD).intValue();
        }
        return words;
    }

    static BigInteger number(int[] words) {
        BigInteger number = BigInteger.ZERO;
        for (int i = words.length - 1; i >= 0; i--) {
            number = number.shiftLeft(32).or(BigInteger.valueOf(words[i] & Words.MASK));
        }
        return number;
    }

    static long[] limbs(BigInteger number) {
        long[] limbs = new long[Field.LIMBS];
        for (int i = 0; i < limbs.length; i++) {
            limbs[i] = number.shiftRight(52 * i)
                    .and(BigInteger.valueOf(FieldMultiply.MASK))
                    .longValueExact();
        }
        return limbs;
    }

    static BigInteger number(long[] limbs) {
        BigInteger number = BigInteger.ZERO;
        for (int i = limbs.length - 1; i >= 0; i--) {
            number = number.shiftLeft(52).add(BigInteger.valueOf(limbs[i]));
        }
        return number;
    }

    static byte[] bytes(BigInteger number) {
        byte[] bytes = new byte[Words.BYTES];
        Words.toBytes(words(number), bytes, 0);
        return bytes;
    }

    static byte[] bytes(SplittableRandom random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Below the bound; one in four has long runs of equal bits. */
    static BigInteger below(BigInteger bound, SplittableRandom random) {
        BigInteger number = BigInteger.ZERO;
        boolean runs = random.nextInt(4) == 0;
        while (number.bitLength() < 300) {
            int length = 1 + random.nextInt(runs ? 90 : 30);
            BigInteger part = runs
                    ? (random.nextBoolean()
                            ? BigInteger.ONE.shiftLeft(length).subtract(BigInteger.ONE)
                            : BigInteger.ZERO)
                    : BigInteger.valueOf(random.nextInt(1 << length));
            number = number.shiftLeft(length).or(part).setBit(number.bitLength() + length);
        }
        return number.shiftRight(random.nextInt(8) == 0 ? random.nextInt(300) : 0)
                .mod(bound);
    }

    /** Numbers below the bound at which carries and folds happen. */
    static List<BigInteger> edges(BigInteger bound) {
        BigInteger one = BigInteger.ONE;
        return List.of(
                BigInteger.ZERO,
                one,
                BigInteger.TWO,
                bound.subtract(one),
                bound.subtract(BigInteger.TWO),
                bound.shiftRight(1),
                bound.shiftRight(1).add(one),
                one.shiftLeft(32).subtract(one),
                one.shiftLeft(52).subtract(one),
                one.shiftLeft(52),
                one.shiftLeft(128).subtract(one),
                one.shiftLeft(208),
                one.shiftLeft(255),
                one.shiftLeft(255).subtract(one),
                one.shiftLeft(256).subtract(bound));
    }
}
