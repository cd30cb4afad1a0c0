package io.jackstay.runtime.net.wire;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Work;

/** A wire before another one, which does the work: only how lines are opened is its own. Confined to the account loop. */
public abstract class PassingWire implements Wire {
    /** What it stands before. */
    protected final Wire wire;

    protected PassingWire(Wire wire) {
        this.wire = requireNonNull(wire, "wire is null");
    }

    @Override
    public final void reading(boolean wanted) {
        wire.reading(wanted);
    }

    @Override
    public final int doWork() {
        return wire.doWork();
    }

    @Override
    public final boolean hasWork() {
        return wire.hasWork();
    }

    @Override
    public final long nextDeadlineNanos() {
        return wire.nextDeadlineNanos();
    }

    @Override
    public final Work.Waiting waiting() {
        return wire.waiting();
    }

    @Override
    public void close() {
        wire.close();
    }
}
