package io.jackstay.testkit.simulate.wire;

import static java.util.Objects.requireNonNull;

import io.jackstay.emulator.base.fault.EmulatedVenue;
import io.jackstay.testkit.simulate.venue.Agenda;

/** The turns of an emulated venue on the run's time. Not thread safe: owned by the run. */
public final class VenueTurns {
    private final EmulatedVenue venue;
    private final Agenda agenda;
    private long armedFor = Long.MAX_VALUE;

    public VenueTurns(EmulatedVenue venue, Agenda agenda) {
        this.venue = requireNonNull(venue, "venue is null");
        this.agenda = requireNonNull(agenda, "agenda is null");
        arm();
    }

    /** Something is done at the venue now. */
    public void now(Runnable what) {
        venue.agenda().advance(agenda.now());
        what.run();
        arm();
    }

    private void arm() {
        long due = venue.agenda().next().orElse(Long.MAX_VALUE);
        if (due < armedFor) {
            armedFor = due;
            agenda.after(due - agenda.now(), () -> due(due));
        }
    }

    private void due(long nanos) {
        if (armedFor == nanos) {
            armedFor = Long.MAX_VALUE;
        }
        now(() -> {});
    }
}
