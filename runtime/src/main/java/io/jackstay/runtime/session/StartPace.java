package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How fast bots begin that are started together: each begins a file, and so many at once that the disk needs seconds for them would look
 * like a disk that stalls. Not thread safe: owned by the thread that drives the session.
 *
 * <p>A disk that does not answer within the patience holds up one bot and no other: those after it begin at once, and are halted by
 * {@code journal-stall}, which says what is wrong.
 */
final class StartPace {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Driver driver;
    private final BooleanSupplier behind;
    private boolean hopeless;
    private boolean first;

    /** @param behind whether the disk is still busy with what was begun before */
    StartPace(Driver driver, BooleanSupplier behind) {
        this.driver = requireNonNull(driver, "driver is null");
        this.behind = requireNonNull(behind, "behind is null");
    }

    /** Some are about to begin. */
    void begin() {
        hopeless = !driver.isLive();
        first = true;
    }

    /** Waits, where that helps, until the next one may begin. Nothing is waited for before the first. */
    void next() {
        if (!first && !hopeless) {
            hopeless = !driver.await(() -> !behind.getAsBoolean() || isOver(), PATIENCE) || isOver();
        }
        first = false;
    }

    private boolean isOver() {
        return driver.isStopAsked() || driver.fatal().isPresent();
    }
}
