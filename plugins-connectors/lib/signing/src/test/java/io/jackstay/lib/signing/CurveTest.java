package io.jackstay.lib.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Points are those of another implementation of the curve. */
class CurveTest {
    private static final BigInteger N = Numbers.N;
    private static final ECPoint G = CustomNamedCurves.getByName("secp256k1").getG();

    /** The one odd number for which the table's last addition would meet the same point. */
    private static final BigInteger MEETING =
            BigInteger.valueOf(30).shiftLeft(252).subtract(N);

    @Test
    void multipliesTheBaseByEdges() {
        List<BigInteger> scalars = new ArrayList<>();
        for (int i = 1; i <= 300; i++) {
            scalars.add(BigInteger.valueOf(i));
            scalars.add(N.subtract(BigInteger.valueOf(i)));
        }
        for (int bit = 0; bit < 256; bit++) {
            scalars.add(BigInteger.ONE.shiftLeft(bit).min(N.subtract(BigInteger.ONE)));
            scalars.add(BigInteger.ONE.shiftLeft(bit).add(BigInteger.ONE).min(N.subtract(BigInteger.ONE)));
        }
        scalars.forEach(scalar -> assertBase(scalar, 0));
    }

    @Test
    void multipliesTheBaseByTheNumberThatMeetsItself() {
        assertBase(MEETING, 0);
        assertBase(N.subtract(MEETING), 0);
        assertBase(MEETING.add(BigInteger.TWO), 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void multipliesTheBaseByAnyNumber(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            assertBase(Numbers.below(N, random).max(BigInteger.ONE), seed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void addsAndMultipliesAnyPoints(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 60; i++) {
            BigInteger a = Numbers.below(N, random).max(BigInteger.ONE);
            BigInteger b = Numbers.below(N, random).max(BigInteger.ONE);
            CurvePoint product = WindowProduct.of(Numbers.words(b), point(a));
            assertPoint(product, G.multiply(a.multiply(b)), seed);
            CurvePoint sum = point(a);
            sum.add(WindowProduct.of(Numbers.words(b), BaseTable.base()));
            assertPoint(sum, G.multiply(a.add(b)), seed);
        }
    }

    @Test
    void addsAPointToItselfToItsNegativeAndToNothing() {
        CurvePoint same = point(BigInteger.valueOf(5));
        same.add(point(BigInteger.valueOf(5)));
        assertPoint(same, G.multiply(BigInteger.TEN), 0);

        CurvePoint nothing = point(BigInteger.valueOf(5));
        nothing.add(point(N.subtract(BigInteger.valueOf(5))));
        assertThat(nothing.isInfinity()).isTrue();

        nothing.add(point(BigInteger.valueOf(7)));
        assertPoint(nothing, G.multiply(BigInteger.valueOf(7)), 0);

        CurvePoint seven = point(BigInteger.valueOf(7));
        seven.add(new CurvePoint());
        assertPoint(seven, G.multiply(BigInteger.valueOf(7)), 0);
    }

    private static CurvePoint point(BigInteger scalar) {
        CurvePoint point = new CurvePoint();
        BaseTable.multiply(point, Numbers.words(scalar));
        return point;
    }

    private static void assertBase(BigInteger scalar, long seed) {
        assertPoint(point(scalar), G.multiply(scalar), seed);
    }

    private static void assertPoint(CurvePoint point, ECPoint expected, long seed) {
        ECPoint affine = expected.normalize();
        point.normalize();
        byte[] bytes = new byte[64];
        SigningKey.write(point, bytes);
        assertThat(new BigInteger(1, bytes))
                .as("seed %d", seed)
                .isEqualTo(affine.getAffineXCoord()
                        .toBigInteger()
                        .shiftLeft(256)
                        .or(affine.getAffineYCoord().toBigInteger()));
    }
}
