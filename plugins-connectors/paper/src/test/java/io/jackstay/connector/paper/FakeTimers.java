package io.jackstay.connector.paper;

import io.jackstay.api.connector.LoopTimers;
import java.time.Duration;
import java.util.PriorityQueue;

/** A clock moved by hand, with its timers. Not thread safe: owned by a test. */
final class FakeTimers implements LoopTimers {
    static final long START = 1_700_000_000_000_000_000L;

    private final PriorityQueue<Entry> queue = new PriorityQueue<>();
    /** Counts what runs, for those that tell one turn from the next. */
    int turns;

    private long now;
    private long count;

    FakeTimers(long now) {
        this.now = now;
    }

    long now() {
        return now;
    }

    /** Runs what falls due until then, in the order of time and of setting. */
    void advance(Duration time) {
        long end = now + time.toNanos();
        while (!queue.isEmpty() && queue.peek().due <= end) {
            Entry entry = queue.remove();
            now = entry.due;
            entry.run();
        }
        now = end;
    }

    /** Moves time and runs nothing, as a loop that is late does. */
    void jump(Duration time) {
        now += time.toNanos();
    }

    @Override
    public Timer once(Duration delay, Runnable task) {
        return add(new Entry(now + delay.toNanos(), 0, task));
    }

    @Override
    public Timer every(Duration period, Runnable task) {
        return add(new Entry(now + period.toNanos(), period.toNanos(), task));
    }

    private Entry add(Entry entry) {
        entry.number = count++;
        queue.add(entry);
        return entry;
    }

    private final class Entry implements Timer, Comparable<Entry> {
        private final long period;
        private final Runnable task;
        private long due;
        private long number;
        private boolean cancelled;

        private Entry(long due, long period, Runnable task) {
            this.due = due;
            this.period = period;
            this.task = task;
        }

        private void run() {
            if (cancelled) {
                return;
            }
            if (period > 0) {
                due += period;
                add(this);
            }
            turns++;
            task.run();
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public int compareTo(Entry other) {
            return due != other.due ? Long.compare(due, other.due) : Long.compare(number, other.number);
        }
    }
}
