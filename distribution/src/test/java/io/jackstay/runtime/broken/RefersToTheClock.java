package io.jackstay.runtime.broken;

import java.time.Instant;
import java.util.function.Supplier;

/** Hands on a way to the clock of the machine. */
public final class RefersToTheClock {
    static final Supplier<Instant> NOW = Instant::now;

    private RefersToTheClock() {}
}
