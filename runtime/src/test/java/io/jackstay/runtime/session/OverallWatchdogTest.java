package io.jackstay.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.fixture.Markets;
import io.jackstay.runtime.loop.VirtualClock;
import io.jackstay.runtime.process.ProcessJournal;
import io.jackstay.runtime.process.ProcessRisk;
import io.jackstay.runtime.risk.ImposedHalt;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The loop of the rules over the process, seen from outside. */
final class OverallWatchdogTest {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final VirtualClock clock = new VirtualClock(Markets.START_NANOS);
    private final HandDriver driver = new HandDriver(clock);
    private final ProcessRisk risk =
            new ProcessRisk(List.of(), LocalTime.MIDNIGHT, clock, true, new ProcessJournal(Optional.empty()), false);
    private final OverallWatchdog dog = new OverallWatchdog(driver, risk);
    private boolean turning = true;
    private int told;

    OverallWatchdogTest() {
        driver.stack = List.of(
                new StackTraceElement("plugin-slow-rule", "", "", "demo.SlowRule", "onTime", "SlowRule.java", 12));
    }

    private void pass(Duration time) {
        for (long i = 0; i < time.toNanos(); i += LOOK.toNanos()) {
            clock.advanceTo(clock.nanoTime() + LOOK.toNanos());
            if (turning) {
                risk.doWork();
            }
            told += dog.look(PERIOD).isPresent() ? 1 : 0;
        }
    }

    @Test
    void aLoopThatTurnsIsLeftAlone() {
        pass(Duration.ofMinutes(1));

        assertThat(dog.blocked()).isEmpty();
        assertThat(risk.halts()).isEmpty();
    }

    @Test
    void aRuleThatDoesNotComeBackHaltsAllBotsUntilItDoes() {
        pass(Duration.ofSeconds(1));
        turning = false;
        pass(Duration.ofSeconds(10));

        assertThat(told).as("it is told once").isEqualTo(1);
        assertThat(dog.blocked()).hasValueSatisfying(why -> assertThat(why)
                .startsWith("the rules over the process are blocked since 20")
                .endsWith(" by slow-rule in onTime"));
        assertThat(risk.halts())
                .containsExactly(new ImposedHalt("process-risk", dog.blocked().orElseThrow(), Long.MAX_VALUE));

        turning = true;
        pass(Duration.ofSeconds(1));
        assertThat(dog.blocked()).isEmpty();
        assertThat(risk.halts()).isEmpty();
    }

    @Test
    void itIsSeenWithinTwoPeriods() {
        turning = false;
        pass(PERIOD.multipliedBy(2));

        assertThat(dog.blocked()).isPresent();
    }

    @Test
    void aPauseOfTheWholeProcessIsNotTheLoops() {
        pass(Duration.ofSeconds(1));
        turning = false;
        pass(LOOK);
        clock.advanceTo(clock.nanoTime() + Duration.ofMinutes(2).toNanos());
        pass(LOOK);
        turning = true;
        pass(Duration.ofSeconds(1));

        assertThat(told).isZero();
    }

    @Test
    void nothingIsAskedWhereNoThreadTurnsIt() {
        driver.stack = List.of();
        turning = false;
        pass(Duration.ofSeconds(10));

        assertThat(dog.blocked()).isEmpty();
        assertThat(risk.halts()).isEmpty();
    }
}
