package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.LoopTimers;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.TimerQueue;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The timers of a connector. Confined to the account loop. */
final class LoopTimerQueue implements LoopTimers {
    private final Clock clock;
    private final TimerQueue queue;
    private final PluginGuard guard;
    private final Runnable requireLoop;

    /** @param requireLoop throws {@link IllegalStateException} on a thread that is not the loop's */
    LoopTimerQueue(Clock clock, TimerQueue queue, PluginGuard guard, Runnable requireLoop) {
        this.clock = requireNonNull(clock, "clock is null");
        this.queue = requireNonNull(queue, "queue is null");
        this.guard = requireNonNull(guard, "guard is null");
        this.requireLoop = requireNonNull(requireLoop, "requireLoop is null");
    }

    @Override
    public Timer once(Duration delay, Runnable task) {
        requireLoop.run();
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a timer's delay must not be negative, got " + delay);
        }
        TimerQueue.Timer timer = queue.schedule(clock.nanoTime() + delay.toNanos(), guard.task(task));
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
        Periodic periodic = new Periodic(period.toNanos(), guard.task(task));
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
