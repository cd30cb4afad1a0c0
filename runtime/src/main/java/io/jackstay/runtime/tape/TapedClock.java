package io.jackstay.runtime.tape;

import io.jackstay.runtime.loop.Clock;

/** A clock whose readings go by a tape. Not thread safe: owned by the bot loop. */
final class TapedClock implements Clock {
    private final Clock clock;
    private final Tape tape;

    TapedClock(Clock clock, Tape tape) {
        this.clock = clock;
        this.tape = tape;
    }

    @Override
    public long epochNanos() {
        return tape.read(Reading.EPOCH, clock.epochNanos());
    }

    @Override
    public long nanoTime() {
        return tape.read(Reading.MONOTONIC, clock.nanoTime());
    }
}
