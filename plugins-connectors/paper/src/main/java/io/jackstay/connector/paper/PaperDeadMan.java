package io.jackstay.connector.paper;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.LoopTimers;
import io.jackstay.lib.sim.text.LineReader;
import io.jackstay.lib.sim.text.LineWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The exchange's dead-man switch: cancels all orders of the account unless it is told again in time. Confined to the connector's loop.
 *
 * <p>What fell due while the process was down comes first thing, so it is as if the exchange had gone on without us.
 */
final class PaperDeadMan implements PaperLedger.Part {
    private static final long OFF = 0;

    private final LoopTimers timers;
    private final LongSupplier epochNanos;
    private final Runnable fire;
    private long dueNanos = OFF;
    private boolean waiting;

    PaperDeadMan(LoopTimers timers, LongSupplier epochNanos, Runnable fire) {
        this.timers = requireNonNull(timers, "timers are null");
        this.epochNanos = requireNonNull(epochNanos, "epochNanos is null");
        this.fire = requireNonNull(fire, "fire is null");
    }

    /** A zero horizon disarms. */
    void arm(Duration horizon) {
        dueNanos = horizon.isZero() ? OFF : epochNanos.getAsLong() + horizon.toNanos();
        watch();
    }

    /** Goes on where an earlier process was. */
    void start() {
        watch();
    }

    /** One timer at a time; one that comes too early waits again. */
    private void watch() {
        if (!waiting && dueNanos != OFF) {
            waiting = true;
            timers.once(Duration.ofNanos(Math.max(0, dueNanos - epochNanos.getAsLong())), () -> {
                waiting = false;
                look();
            });
        }
    }

    private void look() {
        if (dueNanos != OFF && epochNanos.getAsLong() >= dueNanos) {
            dueNanos = OFF;
            fire.run();
        } else {
            watch();
        }
    }

    @Override
    public void write(LineWriter line) {
        line.add(dueNanos);
    }

    @Override
    public void read(LineReader line) {
        dueNanos = line.number();
    }
}
