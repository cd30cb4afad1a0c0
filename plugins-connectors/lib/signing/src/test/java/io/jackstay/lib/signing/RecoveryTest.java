package io.jackstay.lib.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recovery of what no signer of ours made: odd, wrong and impossible signatures. */
class RecoveryTest {
    private static final SigningKey KEY = SigningKey.parse("11".repeat(32));
    private static final ECCurve CURVE =
            CustomNamedCurves.getByName("secp256k1").getCurve();
    private static final ECPoint G = CustomNamedCurves.getByName("secp256k1").getG();

    @Test
    void numbersThatAreNoneOfTheOrderHaveNoSigner() {
        byte[] digest = new byte[32];
        byte[] one = Numbers.bytes(BigInteger.ONE);
        for (BigInteger bad : new BigInteger[] {BigInteger.ZERO, Numbers.N, Numbers.N.add(BigInteger.ONE)}) {
            assertThat(Recovery.address(digest, Signature.of(Numbers.bytes(bad), one, 27)))
                    .isEmpty();
            assertThat(Recovery.address(digest, Signature.of(one, Numbers.bytes(bad), 27)))
                    .isEmpty();
        }
    }

    @Test
    void shortNumbersAreTakenWithLeadingZeros() {
        SplittableRandom random = new SplittableRandom(3);
        Signer signer = new Signer(KEY);
        int found = 0;
        while (found < 3) {
            byte[] digest = Numbers.bytes(random, 32);
            Signature signature = signer.sign(digest);
            if (signature.r()[0] == 0) {
                found++;
                byte[] shorter = new BigInteger(1, signature.r()).toByteArray();
                Signature same = Signature.of(shorter, signature.s(), signature.v());
                assertThat(Recovery.address(digest, same)).contains(KEY.address());
                assertThat(same).isEqualTo(signature);
            }
        }
    }

    @Test
    void anotherHashGivesAnotherSigner() {
        Signature signature = new Signer(KEY).sign(new byte[32]);
        byte[] other = new byte[32];
        other[31] = 1;

        assertThat(Recovery.address(other, signature)).isPresent().isNotEqualTo(Optional.of(KEY.address()));
    }

    @Test
    void highSIsRecoveredWithTheOtherParity() {
        Signature low = new Signer(KEY).sign(new byte[32]);
        BigInteger s = Numbers.N.subtract(new BigInteger(1, low.s()));
        Signature high = Signature.of(low.r(), Numbers.bytes(s), 27 + (low.recoveryId() ^ 1));

        assertThat(Recovery.address(new byte[32], high)).contains(KEY.address());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void anySignatureIsRecoveredAsTheEquationSays(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int recovered = 0;
        for (int i = 0; i < 200; i++) {
            // With the ids 2 and 3, x is r + n, which is below p for small r alone.
            int id = random.nextInt(4);
            BigInteger r = id < 2
                    ? Numbers.below(Numbers.N, random).max(BigInteger.ONE)
                    : BigInteger.valueOf(1 + random.nextInt(1_000));
            BigInteger s = Numbers.below(Numbers.N, random).max(BigInteger.ONE);
            byte[] digest = Numbers.bytes(random, 32);
            Optional<byte[]> expected = expected(digest, r, s, id);
            Optional<byte[]> key =
                    Recovery.publicKey(digest, Signature.of(Numbers.bytes(r), Numbers.bytes(s), 27 + id));
            assertThat(key.map(Hex::text)).as("seed %d, round %d", seed, i).isEqualTo(expected.map(Hex::text));
            recovered += key.isPresent() ? 1 : 0;
        }
        assertThat(recovered).isBetween(50, 150);
    }

    private static Optional<byte[]> expected(byte[] digest, BigInteger r, BigInteger s, int id) {
        BigInteger x = id < 2 ? r : r.add(Numbers.N);
        BigInteger square = x.pow(3).add(BigInteger.valueOf(7)).mod(Numbers.P);
        BigInteger root = square.modPow(Numbers.P.add(BigInteger.ONE).shiftRight(2), Numbers.P);
        if (!root.pow(2).mod(Numbers.P).equals(square)) {
            return Optional.empty();
        }
        BigInteger y = root.testBit(0) == ((id & 1) == 1) ? root : Numbers.P.subtract(root);
        BigInteger inverse = r.modInverse(Numbers.N);
        ECPoint key = CURVE.createPoint(x, y)
                .multiply(s.multiply(inverse).mod(Numbers.N))
                .subtract(G.multiply(new BigInteger(1, digest).multiply(inverse).mod(Numbers.N)))
                .normalize();
        byte[] bytes = new byte[64];
        System.arraycopy(key.getAffineXCoord().getEncoded(), 0, bytes, 0, 32);
        System.arraycopy(key.getAffineYCoord().getEncoded(), 0, bytes, 32, 32);
        return Optional.of(bytes);
    }

    @Test
    void aSignatureThatGivesThePointAtInfinityHasNoSigner() {
        // R = G, so s R = hash G when s equals the hash.
        BigInteger x = G.normalize().getAffineXCoord().toBigInteger();
        byte[] five = Numbers.bytes(BigInteger.valueOf(5));
        Signature signature = Signature.of(Numbers.bytes(x), five, 27);

        assertThat(Recovery.address(five, signature)).isEmpty();
    }

    @Test
    void refusesWhatIsNoSignature() {
        assertThatThrownBy(() -> Signature.of(new byte[32], new byte[32], 26)).hasMessageContaining("got 26");
        assertThatThrownBy(() -> Signature.of(new byte[33], new byte[32], 27)).hasMessageContaining("got 33");
        assertThatThrownBy(() -> Recovery.address(new byte[3], new Signer(KEY).sign(new byte[32])))
                .hasMessageContaining("got 3");
    }
}
