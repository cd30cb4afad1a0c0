package io.jackstay.testkit.conformance.stand;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.LoopTimers;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.TimerQueue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The timers of a connector on a stand. Not thread safe: owned by the case. */
final class StandTimers implements LoopTimers {
    private final Clock clock;
    private final TimerQueue queue;
    private final Heard heard;

    StandTimers(Clock clock, TimerQueue queue, Heard heard) {
        this.clock = requireNonNull(clock, "clock is null");
        this.queue = requireNonNull(queue, "queue is null");
        this.heard = requireNonNull(heard, "heard is null");
    }

    @Override
    public Timer once(Duration delay, Runnable task) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a timer's delay must not be negative, got " + delay);
        }
        return queue.schedule(clock.nanoTime() + delay.toNanos(), () -> heard.contain("a timer", task))::cancel;
    }

    @Override
    public Timer every(Duration period, Runnable task) {
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("a timer's period must be positive, got " + period);
        }
        Periodic periodic = new Periodic(period.toNanos(), task);
        periodic.schedule(clock.nanoTime() + period.toNanos());
        return periodic;
    }

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
            if (!cancelled) {
                schedule(TimerQueue.nextDue(due, period, clock.nanoTime()));
                heard.contain("a timer", task);
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            if (pending != null) {
                pending.cancel();
            }
        }
    }
}
