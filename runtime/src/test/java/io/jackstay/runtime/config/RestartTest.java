package io.jackstay.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RestartTest {
    @Test
    void thePauseDoublesUpToTheLongest() {
        Restart restart = new Restart(9, Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofHours(1));

        assertThat(restart.pauseBefore(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(restart.pauseBefore(2)).isEqualTo(Duration.ofSeconds(10));
        assertThat(restart.pauseBefore(3)).isEqualTo(Duration.ofSeconds(20));
        assertThat(restart.pauseBefore(4)).isEqualTo(Duration.ofSeconds(30));
        assertThat(restart.pauseBefore(1_000)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void theLongestPauseIsNotShorterThanTheFirst() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Restart(1, Duration.ofSeconds(5), Duration.ofSeconds(4), Duration.ofHours(1)))
                .withMessageContaining("shorter than back-off");
    }

    @Test
    void nothingIsStartedAgainUnlessTheOperatorSaysSo() {
        assertThat(Restart.DEFAULT.attempts()).isZero();
    }
}
