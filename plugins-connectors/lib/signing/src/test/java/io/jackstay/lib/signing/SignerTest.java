package io.jackstay.lib.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Signatures are those of published vectors and of another implementation, and are recovered to their signer. The hashes and
 * numbers are those that the venue's own client library asserts in its signing tests, and those computed beside them.
 */
class SignerTest {
    private static final SigningKey KEY =
            SigningKey.parse("0x0123456789012345678901234567890123456789012345678901234567890123");
    private static final ECDomainParameters CURVE = new ECDomainParameters(CustomNamedCurves.getByName("secp256k1"));

    @Test
    void keyHasItsPublicKeyAndAddress() {
        assertThat(KEY.address()).hasToString("0x14791697260e4c9a71f18484c9f997b308e59325");
        assertThat(Hex.text(KEY.publicKey()))
                .isEqualTo("0x6655feed4d214c261e0a6b554395596f1f1476a77d999560e5a8df9b8a1a3515"
                        + "217e88dd05e938efdd71b2cce322bf01da96cd42087b236e8f5043157a9c068e");
    }

    @ParameterizedTest
    @CsvSource({
        "a5cfed1f2d7948de30aecacc7fea3c5e05c1e759020e96239847879b906f801e,"
                + "0xd65369825a9df5d80099e513cce430311d7d26ddf477f5b3a33d2806b100d78e,"
                + "0x2b54116ff64054968aa237c20ca9ff68000f977c93289157748a3162b6ea940e,28",
        "606be2d25f68768f876dc04a2c3c86ceafd2d6a3c3cbb963454462d6734ebfa6,"
                + "0x82b2ba28e76b3d761093aaded1b1cdad4960b3af30212b343fb2e6cdfa4e3d54,"
                + "0x6b53878fc99d26047f4d7e8c90eb98955a109f44209163f52d8dc4278cbbd9f5,27",
        "cacf7585cc49ca60c6c5fb3001e226c0ca03c46252c893eea574c78907b7cebe,"
                + "0x637b37dd731507cdd24f46532ca8ba6eec616952c56218baeff04144e4a77073,"
                + "0x11a6a24900e6e314136d2592e2f8d502cd89b7c15b198e1bee043c9589f9fad7,27",
        "8080d06f566813165cec60d85300445133b3439e9c92e10b93ed510372608899,"
                + "0x8363524c799e90ce9bc41022f7c39b4e9bdba786e5f9c72b20e43e1462c37cf9,"
                + "0x58b1411a775938b83e29182e8ef74975f9054c8e97ebf5ec2dc8d51bfc893881,28",
        "49115207bb69d8bd1571f47e3f3124a177a2da3703c5084ee7dc09278ffcd056,"
                + "0xfadb59932d7c2cbae9cb9c6027cac4eaed8f36574c5cdb21349465573297718f,"
                + "0x188415e6d579240c4cf58e16ef73a4b9cdff599a771dcf38b72aefd55c413c85,28"
    })
    void signsPublishedHashes(String digest, String r, String s, int v) {
        Signature signature = new Signer(KEY).sign(Hex.parse(digest, 32).orElseThrow());

        assertThat(signature.rHex()).isEqualTo(r);
        assertThat(signature.sHex()).isEqualTo(s);
        assertThat(signature.v()).isEqualTo(v);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void signsAsAnotherImplementationAndIsRecovered(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 250; i++) {
            BigInteger number = Numbers.below(Numbers.N, random).max(BigInteger.ONE);
            SigningKey key = SigningKey.of(Numbers.bytes(number));
            Signer signer = new Signer(key);
            for (int j = 0; j < 2; j++) {
                byte[] digest = digest(random);
                Signature signature = signer.sign(digest);
                assertOther(signature, number, digest, "seed %d, round %d".formatted(seed, i));
                assertThat(Recovery.address(digest, signature))
                        .as("seed %d, round %d", seed, i)
                        .contains(key.address());
            }
        }
    }

    private static byte[] digest(SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> new byte[32];
            case 1 -> Numbers.bytes(Numbers.N);
            case 2 -> Numbers.bytes(BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE));
            default -> Numbers.bytes(random, 32);
        };
    }

    private static void assertOther(Signature signature, BigInteger key, byte[] digest, String name) {
        ECDSASigner other = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        other.init(true, new ECPrivateKeyParameters(key, CURVE));
        BigInteger[] expected = other.generateSignature(digest);
        BigInteger low = expected[1].min(Numbers.N.subtract(expected[1]));
        assertThat(new BigInteger(1, signature.r())).as(name).isEqualTo(expected[0]);
        assertThat(new BigInteger(1, signature.s())).as(name).isEqualTo(low);
    }

    @Test
    void refusesWhatIsNoKeyWithoutShowingIt() {
        for (String text :
                new String[] {"", "0x12", "zz".repeat(32), "00".repeat(32), Numbers.N.toString(16), "ff".repeat(32)}) {
            assertThatThrownBy(() -> SigningKey.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .matches(message -> text.isEmpty() || !message.contains(text));
        }
    }

    @Test
    void showsNoSecret() {
        assertThat(KEY).hasToString("***");
        assertThat(new Signer(KEY).sign(new byte[32])).hasToString("***");
    }

    @Test
    void refusesAHashOfAnotherLength() {
        assertThatThrownBy(() -> new Signer(KEY).sign(new byte[31])).hasMessageContaining("got 31");
    }
}
