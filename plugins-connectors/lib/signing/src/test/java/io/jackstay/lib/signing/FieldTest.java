package io.jackstay.lib.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The field's arithmetic gives what {@link BigInteger} gives, for operands of each allowed magnitude. */
class FieldTest {
    private static final BigInteger P = Numbers.P;

    /** The greatest limbs that a magnitude allows. */
    private static long[] greatest(int magnitude) {
        long[] limbs = new long[Field.LIMBS];
        for (int i = 0; i < Field.LIMBS; i++) {
            limbs[i] = magnitude * ((1L << 52) + (1L << 46)) - 1;
        }
        limbs[4] = magnitude * (1L << 48) - 1;
        return limbs;
    }

    /** A number of a magnitude: a sum of that many, or the negative of one. */
    private static long[] operand(int magnitude, SplittableRandom random) {
        if (random.nextInt(20) == 0) {
            return greatest(magnitude);
        }
        long[] sum = Numbers.limbs(Numbers.below(P, random));
        if (magnitude > 1 && random.nextBoolean()) {
            Field.negate(sum, sum, magnitude - 1);
            return sum;
        }
        for (int i = 1; i < magnitude; i++) {
            Field.add(sum, sum, Numbers.limbs(Numbers.below(P, random)));
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void multipliesAsBigIntegerDoes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] out = new long[Field.LIMBS];
        for (int i = 0; i < 20_000; i++) {
            int one = 1 + random.nextInt(8);
            int two = 1 + random.nextInt(Math.min(12, 40 / one));
            long[] a = operand(one, random);
            long[] b = operand(two, random);
            FieldMultiply.multiply(out, a, b);
            assertNumber(out, Numbers.number(a).multiply(Numbers.number(b)), seed, i);
            assertMagnitudeOne(out, seed, i);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void squaresAsBigIntegerDoes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] out = new long[Field.LIMBS];
        for (int i = 0; i < 20_000; i++) {
            long[] a = operand(1 + random.nextInt(6), random);
            FieldMultiply.square(out, a);
            assertNumber(out, Numbers.number(a).pow(2), seed, i);
            assertMagnitudeOne(out, seed, i);
        }
    }

    @Test
    void multipliesEdgesWithEdges() {
        long[] out = new long[Field.LIMBS];
        List<long[]> edges = new ArrayList<>();
        Numbers.edges(P).forEach(edge -> edges.add(Numbers.limbs(edge)));
        for (int magnitude = 1; magnitude <= 6; magnitude++) {
            edges.add(greatest(magnitude));
        }
        for (long[] a : edges) {
            for (long[] b : edges) {
                FieldMultiply.multiply(out, a, b);
                assertNumber(out, Numbers.number(a).multiply(Numbers.number(b)), 0, 0);
            }
            FieldMultiply.square(out, a);
            assertNumber(out, Numbers.number(a).pow(2), 0, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void addsSubtractsAndReducesAsBigIntegerDoes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] out = new long[Field.LIMBS];
        for (int i = 0; i < 5_000; i++) {
            int two = 1 + random.nextInt(8);
            long[] a = operand(1 + random.nextInt(8), random);
            long[] b = operand(two, random);
            Field.subtract(out, a, b, two);
            assertNotNegative(out, seed, i);
            assertNumber(out, Numbers.number(a).subtract(Numbers.number(b)), seed, i);
            Field.negate(out, b, two);
            assertNotNegative(out, seed, i);
            assertNumber(out, Numbers.number(b).negate(), seed, i);
            Field.add(out, a, b);
            Field.reduce(out);
            assertMagnitudeOne(out, seed, i);
            assertNumber(out, Numbers.number(a).add(Numbers.number(b)), seed, i);
        }
    }

    @Test
    void canonicalFormIsBelowP() {
        for (BigInteger edge : List.of(
                P,
                P.add(BigInteger.ONE),
                P.add(P),
                BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE))) {
            long[] limbs = Numbers.limbs(edge);
            limbs[4] = edge.shiftRight(208).longValueExact();
            Field.canonical(limbs);
            assertThat(Numbers.number(limbs)).as("%s", edge).isEqualTo(edge.mod(P));
        }
        for (int magnitude = 1; magnitude <= 30; magnitude++) {
            long[] limbs = greatest(magnitude);
            BigInteger number = Numbers.number(limbs);
            Field.canonical(limbs);
            assertThat(Numbers.number(limbs)).isEqualTo(number.mod(P));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void goesToWordsAndBack(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] words = new int[Words.COUNT];
        long[] limbs = new long[Field.LIMBS];
        for (int i = 0; i < 2_000; i++) {
            BigInteger number = Numbers.below(P, random);
            Field.fromWords(limbs, Numbers.words(number));
            Field.toWords(limbs, words);
            assertThat(Numbers.number(words)).as("seed %d, round %d", seed, i).isEqualTo(number);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void invertsAndTakesRootsAsBigIntegerDoes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] out = new long[Field.LIMBS];
        for (int i = 0; i < 300; i++) {
            BigInteger number = Numbers.below(P, random).max(BigInteger.ONE);
            Field.invert(out, Numbers.limbs(number));
            assertNumber(out, number.modInverse(P), seed, i);
            boolean root = Field.squareRoot(out, Numbers.limbs(number));
            boolean expected = number.modPow(P.shiftRight(1), P).equals(BigInteger.ONE);
            assertThat(root).as("seed %d, round %d", seed, i).isEqualTo(expected);
            if (root) {
                assertThat(Numbers.number(out).pow(2).mod(P)).isEqualTo(number);
            }
        }
    }

    private static void assertNumber(long[] limbs, BigInteger expected, long seed, int round) {
        if (!Numbers.number(limbs).mod(P).equals(expected.mod(P))) {
            throw new AssertionError("seed %d, round %d: %s".formatted(seed, round, expected));
        }
    }

    private static void assertMagnitudeOne(long[] limbs, long seed, int round) {
        for (int i = 0; i < Field.LIMBS; i++) {
            long bound = i == 4 ? 1L << 48 : (1L << 52) + (1L << 46);
            if (limbs[i] < 0 || limbs[i] >= bound) {
                throw new AssertionError("seed %d, round %d: limb %d is %x".formatted(seed, round, i, limbs[i]));
            }
        }
    }

    private static void assertNotNegative(long[] limbs, long seed, int round) {
        for (long limb : limbs) {
            if (limb < 0) {
                throw new AssertionError("seed %d, round %d: a limb is negative".formatted(seed, round));
            }
        }
    }
}
