package io.jackstay.runtime.net.tape;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import java.nio.file.Path;

/**
 * What a connector takes for now while a recording is played to it: the time of the recording, from its beginning on. Thread safe.
 *
 * <p>Without it a venue's clock in the recording would be as far off as the recording is old.
 */
public final class PlayedClock implements Clock {
    private final Clock clock;
    private final long shiftNanos;

    /** Throws {@link IllegalArgumentException} when the file is no recording. */
    public PlayedClock(Path file, Clock clock) {
        this.clock = requireNonNull(clock, "clock is null");
        this.shiftNanos = Recording.begunNanos(file) - clock.epochNanos();
    }

    @Override
    public long nanoTime() {
        return clock.nanoTime();
    }

    @Override
    public long epochNanos() {
        return clock.epochNanos() + shiftNanos;
    }
}
