package io.jackstay.testkit.simulate;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.testkit.simulate.venue.Agenda;

/** The machine's clocks: one that never jumps, one that people set. Not thread safe: owned by the run. */
final class SimulatedClock implements Clock {
    private final Agenda agenda;
    private long wrong;

    SimulatedClock(Agenda agenda) {
        this.agenda = requireNonNull(agenda, "agenda is null");
    }

    /** Sets the clock that shows the time of day so far from the true one. */
    void set(long wrongByNanos) {
        wrong = wrongByNanos;
    }

    @Override
    public long nanoTime() {
        return agenda.now();
    }

    @Override
    public long epochNanos() {
        return agenda.now() + wrong;
    }
}
