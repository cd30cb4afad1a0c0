package io.jackstay.testkit.simulate.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.testkit.simulate.fault.Fault;
import io.jackstay.testkit.simulate.fault.Swarm;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class NoncesTest {
    private final List<String> wrong = new ArrayList<>();
    private final Nonces nonces =
            new Nonces(new Swarm(new SplittableRandom(1), new EnumMap<Fault, Double>(Fault.class)), wrong::add);

    @Test
    void oneThatComesTwiceIsRefusedAndTold() {
        assertThat(nonces.takes("one", 7)).isTrue();
        assertThat(nonces.takes("two", 7)).isTrue();
        assertThat(nonces.takes("one", 7)).isFalse();

        assertThat(wrong).containsExactly("nonce 7 of one came to the venue twice");
    }

    @Test
    void oneBelowTheWindowIsRefused() {
        for (long nonce = 1; nonce <= 101; nonce++) {
            assertThat(nonces.takes("one", 10 * nonce)).isTrue();
        }

        assertThat(nonces.takes("one", 15)).isFalse();
        assertThat(nonces.takes("one", 25)).isTrue();
        assertThat(wrong).isEmpty();
    }
}
