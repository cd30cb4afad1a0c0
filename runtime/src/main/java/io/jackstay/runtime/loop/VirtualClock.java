package io.jackstay.runtime.loop;

/** A clock that stands still until it is moved; both of its clocks show epoch nanoseconds. Not thread safe: one driver. */
public final class VirtualClock implements Clock {
    private long nanos;

    public VirtualClock(long epochNanos) {
        this.nanos = epochNanos;
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public long epochNanos() {
        return nanos;
    }

    /** Moves time forward to the given instant; an earlier one leaves it where it is, because time never goes back. */
    public void advanceTo(long epochNanos) {
        nanos = Math.max(nanos, epochNanos);
    }
}
