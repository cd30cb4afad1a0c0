package io.jackstay.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.loop.VirtualClock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** How long a start waits for the disk between bots. */
final class StartPaceTest {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final VirtualClock clock = new VirtualClock(Markets.START_NANOS);
    private final HandDriver driver = new HandDriver(clock);
    private BooleanSupplier behind = () -> true;
    private final StartPace pace = new StartPace(driver, () -> behind.getAsBoolean());

    private Duration startOf(int bots) {
        long from = clock.nanoTime();
        pace.begin();
        for (int i = 0; i < bots; i++) {
            pace.next();
        }
        return Duration.ofNanos(clock.nanoTime() - from);
    }

    @Test
    void aDiskThatNeverAnswersHoldsUpAStartOnce() {
        assertThat(startOf(1_000)).isEqualTo(LONGEST);
        assertThat(startOf(1_000)).as("the next start").isEqualTo(LONGEST);
    }

    @Test
    void aDiskThatCatchesUpIsWaitedForBeforeEachBot() {
        behind = () -> clock.nanoTime() % Duration.ofMillis(20).toNanos() != 0;

        startOf(2);

        assertThat(startOf(3)).isLessThanOrEqualTo(Duration.ofMillis(40));
        behind = () -> false;
        assertThat(startOf(1_000)).isZero();
    }

    @Test
    void aSingleBotWaitsForNothing() {
        assertThat(startOf(1)).isZero();
    }

    @Test
    void nothingIsWaitedForWhenTheProcessEnds() {
        driver.stopAsked = true;
        assertThat(startOf(1_000)).isZero();
        driver.stopAsked = false;
        driver.fatal = Optional.of("no memory");
        assertThat(startOf(1_000)).isZero();
    }

    @Test
    void nothingIsWaitedForOnVirtualTime() {
        driver.live = false;
        assertThat(startOf(1_000)).isZero();
    }
}
