package io.jackstay.testkit.broken;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.VirtualClock;

/** Uses the runtime and shows none of it. Immutable. */
public final class GoodKit {
    private final Clock clock = new VirtualClock(1);

    public long now() {
        return clock.epochNanos();
    }
}
