package io.jackstay.testkit.broken;

import io.jackstay.runtime.loop.Clock;
import java.util.List;

/** Hands out a type of the runtime. */
public final class ShowsTheRuntime {
    private ShowsTheRuntime() {}

    public static List<Clock> clocks() {
        return List.of();
    }
}
