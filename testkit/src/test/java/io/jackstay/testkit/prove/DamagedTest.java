package io.jackstay.testkit.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The journal that the proofs damage is read as the runtime reads it, and the proofs hold on it. */
class DamagedTest {
    @Test
    void wholeItHasAllRecordsAndCutFewer() throws IOException {
        Damaged journal = new Damaged(10);
        byte[] whole = journal.whole();

        assertThat(journal.read(whole)).isEqualTo(10);
        assertThat(journal.read(Arrays.copyOf(whole, whole.length - 1))).isEqualTo(9);
        assertThat(journal.read(new byte[0])).isZero();
    }

    @Test
    void damageBeforeTheLastRecordIsRefused() throws IOException {
        Damaged journal = new Damaged(10);
        byte[] damaged = journal.whole();
        damaged[damaged.length / 2] ^= 1;

        assertThat(journal.read(damaged)).isEqualTo(-1);
    }

    @Test
    void smallProofsHold() throws IOException {
        assertThat(new TruncationProof().run(false).held()).isTrue();
        assertThat(new CorruptionProof().run(false).held()).isTrue();
    }
}
