package io.jackstay.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.account.AccountLoop;
import io.jackstay.runtime.bot.Bot;
import io.jackstay.runtime.config.Threading;
import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.loop.Work;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** How long a start waits for the disk between bots. */
final class StartPaceTest {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final VirtualClock clock = new VirtualClock(Markets.START_NANOS);
    private final Waiting driver = new Waiting();
    private BooleanSupplier behind = () -> true;
    private final StartPace pace = new StartPace(driver, () -> behind.getAsBoolean());

    /** Time that moves only while somebody waits. */
    private final class Waiting implements Driver {
        private boolean live = true;
        private boolean stopAsked;
        private Optional<String> fatal = Optional.empty();

        @Override
        public Clock clock() {
            return clock;
        }

        @Override
        public boolean isLive() {
            return live;
        }

        @Override
        public Optional<String> fatal() {
            return fatal;
        }

        @Override
        public boolean isStopAsked() {
            return stopAsked;
        }

        @Override
        public boolean await(BooleanSupplier done, Duration patience) {
            long deadline = clock.nanoTime() + patience.toNanos();
            while (!done.getAsBoolean()) {
                if (clock.nanoTime() >= deadline) {
                    return false;
                }
                clock.advanceTo(clock.nanoTime() + Duration.ofMillis(1).toNanos());
            }
            return true;
        }

        @Override
        public void startAt(long epochNanos) {}

        @Override
        public void turn(AccountLoop account) {}

        @Override
        public void turn(Bot bot, Threading threading) {}

        @Override
        public void turnBeside(Work work) {}

        @Override
        public void drop(AccountLoop account) {}

        @Override
        public void drop(Bot bot) {}

        @Override
        public boolean isTurned(Work work) {
            return true;
        }

        @Override
        public void close() {}
    }

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
