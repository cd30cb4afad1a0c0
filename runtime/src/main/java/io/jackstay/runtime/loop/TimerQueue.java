package io.jackstay.runtime.loop;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Timers of one loop, run in the order of their deadlines and, at one instant, in the order they were set. Not thread safe:
 * owned by the loop.
 *
 * <p>A cancelled timer leaves the queue before long, however far away its deadline is: a timer that is set anew with every
 * event must not fill the memory.
 */
public final class TimerQueue {
    private static final int DEAD_KEPT = 64;

    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparingLong(Timer::deadlineNanos).thenComparingLong(Timer::sequence));
    private long sequence;
    private int dead;

    /** A pending call. */
    public final class Timer {
        private final long deadlineNanos;
        private final long sequence;
        private final Runnable action;
        private boolean cancelled;
        private boolean taken;

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
            if (!cancelled && !taken) {
                cancelled = true;
                dead++;
                purge();
            }
        }
    }

    public Timer schedule(long deadlineNanos, Runnable action) {
        Timer timer = new Timer(deadlineNanos, sequence++, action);
        timers.add(timer);
        return timer;
    }

    /** Tells timers that are set from now on apart from those set before: see {@link #runDue}. */
    public long mark() {
        return sequence;
    }

    /** Runs at most {@code limit} timers that are due and were set before the mark; later ones wait for a later call. */
    public int runDue(long nowNanos, int limit, long mark) {
        int ran = 0;
        while (ran < limit) {
            Timer timer = firstAlive();
            if (timer == null || timer.deadlineNanos > nowNanos || timer.sequence >= mark) {
                break;
            }
            timers.remove();
            timer.taken = true;
            ran++;
            timer.action.run();
        }
        return ran;
    }

    /** The earliest deadline, or {@link Work#NO_DEADLINE}. */
    public long nextDeadlineNanos() {
        Timer timer = firstAlive();
        return timer == null ? Work.NO_DEADLINE : timer.deadlineNanos;
    }

    /** How many are held, cancelled ones that have not left yet included. */
    int held() {
        return timers.size();
    }

    /** When a timer of a period is due again: the missed periods are one call, and the phase stays. */
    public static long nextDue(long dueNanos, long periodNanos, long nowNanos) {
        long missed = nowNanos < dueNanos ? 0 : (nowNanos - dueNanos) / periodNanos;
        return dueNanos + (missed + 1) * periodNanos;
    }

    private @Nullable Timer firstAlive() {
        Timer timer = timers.peek();
        while (timer != null && timer.cancelled) {
            timers.remove();
            dead--;
            timer = timers.peek();
        }
        return timer;
    }

    private void purge() {
        if (dead > DEAD_KEPT && dead > timers.size() / 2) {
            timers.removeIf(timer -> timer.cancelled);
            dead = 0;
        }
    }
}
