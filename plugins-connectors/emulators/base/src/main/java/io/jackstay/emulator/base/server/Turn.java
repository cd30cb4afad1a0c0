package io.jackstay.emulator.base.server;

import io.jackstay.emulator.base.Agenda;
import io.jackstay.emulator.base.fault.EmulatedVenue;
import io.netty.channel.EventLoop;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Moves the venue's time with the clock, wakes it when something is due, and keeps its failures. Not thread safe: confined to the server's
 * thread.
 */
final class Turn {
    private static final System.Logger LOG = System.getLogger(Turn.class.getName());

    private final Agenda agenda;
    private final LongSupplier epochNanos;
    private final EventLoop loop;
    private long armedFor = Long.MAX_VALUE;

    Turn(EmulatedVenue venue, LongSupplier epochNanos, EventLoop loop) {
        this.agenda = venue.agenda();
        this.epochNanos = epochNanos;
        this.loop = loop;
    }

    /** Does something at the present; false when it failed. */
    boolean run(Runnable what) {
        try {
            agenda.advance(epochNanos.getAsLong());
            what.run();
            return true;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "emulator failed", e);
            return false;
        } finally {
            arm();
        }
    }

    /** Sees to it that what is due next happens in time. */
    @SuppressWarnings("FutureReturnValueIgnored") // one that is too early does nothing
    void arm() {
        OptionalLong next = agenda.next();
        if (next.isPresent() && next.getAsLong() < armedFor) {
            armedFor = next.getAsLong();
            loop.schedule(this::wake, Math.max(0, armedFor - epochNanos.getAsLong()), TimeUnit.NANOSECONDS);
        }
    }

    private void wake() {
        armedFor = Long.MAX_VALUE;
        run(() -> {});
    }
}
