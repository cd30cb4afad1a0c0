package io.jackstay.strategy.broken;

import io.jackstay.runtime.loop.Clock;

/** Knows a class of the runtime. */
public final class SeesTheRuntime {
    private SeesTheRuntime() {}

    static long now(Clock clock) {
        return clock.epochNanos();
    }
}
