package io.jackstay.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.loop.VirtualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class StartTriesTest {
    private final VirtualClock clock = new VirtualClock(0);
    private final StartTries tries = new StartTries(clock);

    private void pass(Duration time) {
        clock.advanceTo(clock.nanoTime() + time.toNanos());
    }

    @Test
    void thePausesGrow() {
        assertThat(tries.isDue()).isTrue();
        for (int seconds : new int[] {1, 2, 4, 8, 16, 16}) {
            assertThat(tries.again()).isTrue();
            pass(Duration.ofSeconds(seconds).minusNanos(1));
            assertThat(tries.isDue()).as("before %d s", seconds).isFalse();
            pass(Duration.ofNanos(1));
            assertThat(tries.isDue()).as("after %d s", seconds).isTrue();
        }
    }

    @Test
    void itEndsAfterTwoMinutes() {
        assertThat(tries.again()).isTrue();
        pass(Duration.ofMinutes(2).minusNanos(1));
        assertThat(tries.again()).isTrue();
        pass(Duration.ofNanos(1));
        assertThat(tries.again()).isFalse();
    }

    @Test
    void afterAStartItBeginsAnew() {
        assertThat(tries.again()).isTrue();
        pass(Duration.ofMinutes(3));
        tries.forget();

        assertThat(tries.again()).isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(tries.isDue()).isTrue();
    }
}
