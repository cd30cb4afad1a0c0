package io.jackstay.runtime.loop;

import java.time.Duration;

/**
 * A clock that stands still until it is moved; both of its clocks show epoch nanoseconds, until one of them is set. Not thread safe: one
 * driver.
 */
public final class VirtualClock implements Clock {
    private long nanos;
    private long wallAhead;

    public VirtualClock(long epochNanos) {
        this.nanos = epochNanos;
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public long epochNanos() {
        return nanos + wallAhead;
    }

    /** Somebody sets the machine's clock, forward or back; the monotonic one goes on as it was. */
    public void setWall(Duration by) {
        wallAhead += by.toNanos();
    }

    /** Moves time forward to this monotonic instant; an earlier one leaves it where it is, because time never goes back. */
    public void advanceTo(long nanoTime) {
        nanos = Math.max(nanos, nanoTime);
    }
}
