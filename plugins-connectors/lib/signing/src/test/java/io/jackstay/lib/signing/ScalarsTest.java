package io.jackstay.lib.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arithmetic modulo the order gives what {@link BigInteger} gives. */
class ScalarsTest {
    private static final BigInteger N = Numbers.N;

    @Test
    void orderAndItsHalfAreThoseOfTheCurve() {
        assertThat(Numbers.number(Scalars.ORDER)).isEqualTo(N);
        assertThat(Scalars.isHigh(Numbers.words(N.shiftRight(1)))).isZero();
        assertThat(Scalars.isHigh(Numbers.words(N.shiftRight(1).add(BigInteger.ONE))))
                .isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void multipliesAddsNegatesAndInvertsAsBigIntegerDoes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<BigInteger> numbers = new ArrayList<>(Numbers.edges(N));
        for (int i = 0; i < 60; i++) {
            numbers.add(Numbers.below(N, random));
        }
        int[] out = new int[Words.COUNT];
        for (BigInteger a : numbers) {
            for (BigInteger b : numbers) {
                Scalars.multiply(out, Numbers.words(a), Numbers.words(b));
                assertThat(Numbers.number(out))
                        .as("seed %d: %s * %s", seed, a, b)
                        .isEqualTo(a.multiply(b).mod(N));
                Scalars.add(out, Numbers.words(a), Numbers.words(b));
                assertThat(Numbers.number(out))
                        .as("seed %d: %s + %s", seed, a, b)
                        .isEqualTo(a.add(b).mod(N));
            }
            Scalars.invert(out, Numbers.words(a));
            BigInteger inverse = a.signum() == 0 ? a : a.modInverse(N);
            assertThat(Numbers.number(out)).as("seed %d: 1 / %s", seed, a).isEqualTo(inverse);
            if (a.signum() > 0) {
                Scalars.negateWhere(out, Numbers.words(a), -1);
                assertThat(Numbers.number(out)).isEqualTo(N.subtract(a));
                Scalars.negateWhere(out, Numbers.words(a), 0);
                assertThat(Numbers.number(out)).isEqualTo(a);
            }
        }
    }

    @Test
    void reducesOnceAndKnowsWhatIsValid() {
        BigInteger most = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
        for (BigInteger number :
                List.of(BigInteger.ZERO, BigInteger.ONE, N.subtract(BigInteger.ONE), N, N.add(BigInteger.ONE), most)) {
            int[] words = Numbers.words(number);
            assertThat(Scalars.isValid(words)).isEqualTo(number.signum() > 0 && number.compareTo(N) < 0);
            Scalars.reduce(words);
            assertThat(Numbers.number(words)).isEqualTo(number.mod(N));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void inversesMultiplyToOneForManyNumbers(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] out = new int[Words.COUNT];
        for (int i = 0; i < 20_000; i++) {
            int[] words = Numbers.words(Numbers.below(N, random).max(BigInteger.ONE));
            Scalars.invert(out, words);
            Scalars.multiply(out, out, words);
            assertThat(out).as("seed %d, round %d", seed, i).containsExactly(1, 0, 0, 0, 0, 0, 0, 0);
        }
    }
}
