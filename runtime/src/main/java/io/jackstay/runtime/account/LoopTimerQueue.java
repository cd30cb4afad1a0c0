package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.LoopTimers;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.TimerQueue;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The timers of a connector. Confined to the account loop. */
public final class LoopTimerQueue implements LoopTimers {
    private final Clock clock;
    private final TimerQueue queue;
    private final UnaryOperator<Runnable> boundary;
    private final Runnable requireLoop;

    /**
     * On a loop's queue.
     *
     * @param boundary puts around a task what stands around each call into the plugin
     * @param requireLoop throws {@link IllegalStateException} on a thread that is not the loop's
     */
    public LoopTimerQueue(Clock clock, TimerQueue queue, UnaryOperator<Runnable> boundary, Runnable requireLoop) {
        this.clock = requireNonNull(clock, "clock is null");
        this.queue = requireNonNull(queue, "queue is null");
        this.boundary = requireNonNull(boundary, "boundary is null");
        this.requireLoop = requireNonNull(requireLoop, "requireLoop is null");
    }

    @Override
    public Timer once(Duration delay, Runnable task) {
        requireLoop.run();
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a timer's delay must not be negative, got " + delay);
        }
        TimerQueue.Timer timer = queue.schedule(clock.nanoTime() + delay.toNanos(), boundary.apply(task));
        return () -> {
            requireLoop.run();
            timer.cancel();
        };
    }

    @Override
    public Timer every(Duration period, Runnable task) {
        requireLoop.run();
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("a timer's period must be positive, got " + period);
        }
        Periodic periodic = new Periodic(period.toNanos(), boundary.apply(task));
        periodic.schedule(clock.nanoTime() + periodic.period);
        return periodic;
    }

    /** Keeps its phase; periods that were missed are one call. */
    private final class Periodic implements Timer, Runnable {
        private final long period;
        private final Runnable task;
        private long due;
        private TimerQueue.@Nullable Timer pending;
        private boolean cancelled;

        private Periodic(long period, Runnable task) {
            this.period = period;
            this.task = task;
        }

        private void schedule(long at) {
            due = at;
            pending = queue.schedule(at, this);
        }

        @Override
        public void run() {
            if (cancelled) {
                return;
            }
            long now = clock.nanoTime();
            schedule(TimerQueue.nextDue(due, period, now));
            task.run();
        }

        @Override
        public void cancel() {
            requireLoop.run();
            cancelled = true;
            if (pending != null) {
                pending.cancel();
            }
        }
    }
}
