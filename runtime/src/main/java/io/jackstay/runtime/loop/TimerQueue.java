package io.jackstay.runtime.loop;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Timers of one loop, run in the order of their deadlines and, at one instant, in the order they were set. Not thread safe: owned by the loop. */
public final class TimerQueue {
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparingLong(Timer::deadlineNanos).thenComparingLong(Timer::sequence));
    private long sequence;

    /** A pending call. */
    public static final class Timer {
        private final long deadlineNanos;
        private final long sequence;
        private final Runnable action;
        private boolean cancelled;

        private Timer(long deadlineNanos, long sequence, Runnable action) {
            this.deadlineNanos = deadlineNanos;
            this.sequence = sequence;
            this.action = requireNonNull(action, "action is null");
        }

        private long deadlineNanos() {
            return deadlineNanos;
        }

        private long sequence() {
            return sequence;
        }

        /** No effect when it has run. */
        public void cancel() {
            cancelled = true;
        }

        public boolean isCancelled() {
            return cancelled;
        }
    }

    public Timer schedule(long deadlineNanos, Runnable action) {
        Timer timer = new Timer(deadlineNanos, sequence++, action);
        timers.add(timer);
        return timer;
    }

    /** Runs at most {@code limit} timers that are due; what they schedule for now waits for the next call. */
    public int runDue(long nowNanos, int limit) {
        long last = sequence;
        int ran = 0;
        while (ran < limit) {
            Timer timer = timers.peek();
            if (timer == null || (!timer.cancelled && (timer.deadlineNanos > nowNanos || timer.sequence >= last))) {
                break;
            }
            timers.remove();
            if (!timer.cancelled) {
                ran++;
                timer.action.run();
            }
        }
        return ran;
    }

    /** The earliest deadline, or {@link Work#NO_DEADLINE}. */
    public long nextDeadlineNanos() {
        Timer timer = timers.peek();
        while (timer != null && timer.cancelled) {
            timers.remove();
            timer = timers.peek();
        }
        return timer == null ? Work.NO_DEADLINE : timer.deadlineNanos;
    }
}
