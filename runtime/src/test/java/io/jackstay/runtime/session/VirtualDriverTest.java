package io.jackstay.runtime.session;

import static io.jackstay.runtime.fixture.Markets.START_NANOS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jackstay.runtime.error.JackstayException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class VirtualDriverTest {
    private final Logins logins = Logins.virtual();
    private final List<Long> ran = new ArrayList<>();

    @BeforeEach
    void start() {
        logins.start();
    }

    private void every(Duration period) {
        logins.account.execute(() -> logins.venue()
                .context()
                .timers()
                .every(period, () -> ran.add(logins.driver.clock().nanoTime() - START_NANOS)));
    }

    @Test
    void timeGoesFromOneDeadlineToTheNextAndNoFurther() {
        every(Duration.ofMillis(400));

        assertThat(logins.driver.await(() -> false, Duration.ofSeconds(1))).isFalse();

        assertThat(ran).containsExactly(400_000_000L, 800_000_000L);
        assertThat(logins.driver.clock().nanoTime() - START_NANOS).isEqualTo(1_000_000_000L);
    }

    @Test
    void waitingEndsAsSoonAsItIsSo() {
        every(Duration.ofMillis(400));

        assertThat(logins.driver.await(() -> ran.size() == 2, Duration.ofHours(1)))
                .isTrue();
        assertThat(logins.driver.clock().nanoTime() - START_NANOS).isEqualTo(800_000_000L);
    }

    @Test
    void patienceIsOverAtOnceWhenNothingIsLeftToHappen() {
        assertThat(logins.driver.await(() -> false, Duration.ofDays(1))).isFalse();
    }

    @Test
    void timeNeverGoesBackToTheStartOfData() {
        logins.driver.startAt(START_NANOS - 5);

        assertThat(logins.driver.clock().epochNanos()).isEqualTo(START_NANOS);
    }

    @Test
    void twoPartiesThatAnswerEachOtherWithoutEndAreAnError() {
        logins.account.execute(this::again);

        assertThatExceptionOfType(JackstayException.class)
                .isThrownBy(() -> logins.driver.await(() -> false, Duration.ofSeconds(1)))
                .withMessageContaining("do not come to rest");
    }

    private void again() {
        logins.venue().context().timers().once(Duration.ZERO, this::again);
    }
}
