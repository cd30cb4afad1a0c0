package io.jackstay.lib.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bouncycastle.crypto.digests.KeccakDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published hashes, and the same as another implementation for messages of every length around the block. */
class Keccak256Test {
    @ParameterizedTest
    @CsvSource({
        "'', 0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470",
        "a, 0x3ac225168df54212a25c1c01fd35bebfea408fdac2e31ddd6f80a4bbf9a5f1cb",
        "b, 0xb5553de315e0edf504d9150af82dafa5c4667fa618ed0a6f19c69b41166c5510",
        "abc, 0x4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"
    })
    void hashesKnownTexts(String text, String hash) {
        assertThat(Hex.text(Keccak256.hash(text.getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(hash);
    }

    @Test
    void equalsAnotherImplementationForEachLength() {
        SplittableRandom random = new SplittableRandom(11);
        for (int length = 0; length < 420; length++) {
            byte[] message = Numbers.bytes(random, length);
            assertThat(Keccak256.hash(message)).as("length %d", length).isEqualTo(other(message));
        }
    }

    @Test
    void takesAMessageInParts() {
        SplittableRandom random = new SplittableRandom(12);
        Keccak256 keccak = new Keccak256();
        for (int round = 0; round < 200; round++) {
            byte[] message = Numbers.bytes(random, random.nextInt(700));
            for (int at = 0; at < message.length; ) {
                int part = Math.min(message.length - at, random.nextInt(200));
                keccak.update(message, at, part);
                at += part;
            }
            assertThat(keccak.digest()).as("round %d", round).isEqualTo(other(message));
        }
    }

    @Test
    void writesIntoTheMiddleOfAnArray() {
        byte[] out = new byte[40];
        new Keccak256().digest(out, 4);

        assertThat(Arrays.copyOfRange(out, 4, 36)).isEqualTo(Keccak256.hash(new byte[0]));
        assertThat(out[3] | out[36]).isZero();
    }

    private static byte[] other(byte[] message) {
        KeccakDigest digest = new KeccakDigest(256);
        digest.update(message, 0, message.length);
        byte[] hash = new byte[32];
        digest.doFinal(hash, 0);
        return hash;
    }
}
