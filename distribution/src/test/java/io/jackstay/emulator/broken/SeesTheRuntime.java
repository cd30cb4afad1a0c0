package io.jackstay.emulator.broken;

import io.jackstay.runtime.loop.Clock;

/** Knows the runtime. */
public final class SeesTheRuntime {
    private SeesTheRuntime() {}

    static long now(Clock clock) {
        return clock.epochNanos();
    }
}
