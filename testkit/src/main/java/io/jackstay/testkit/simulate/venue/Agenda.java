package io.jackstay.testkit.simulate.venue;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** True time, and what is to happen when, in order of time and of asking. Not thread safe: owned by the run. */
public final class Agenda {
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::nanos).thenComparingLong(Entry::sequence));
    private long now;
    private long sequence;

    private record Entry(long nanos, long sequence, Runnable what) {}

    /** @param now when time begins, epoch nanoseconds */
    public Agenda(long now) {
        this.now = now;
    }

    /** Epoch nanoseconds. */
    public long now() {
        return now;
    }

    /** Happens once, when the delay is over. */
    public void after(Duration delay, Runnable what) {
        after(delay.toNanos(), what);
    }

    /** As above, in nanoseconds. */
    public void after(long delayNanos, Runnable what) {
        entries.add(new Entry(now + Math.max(0, delayNanos), sequence++, what));
    }

    /** When the next entry is due, the largest number when there is none. */
    public long next() {
        Entry first = entries.peek();
        return first == null ? Long.MAX_VALUE : first.nanos();
    }

    /** Moves time forward; an earlier instant leaves it where it is. */
    public void advanceTo(long nanos) {
        now = Math.max(now, nanos);
    }

    /** Lets the next entry happen, if it is due. */
    public boolean runOne() {
        Entry first = entries.peek();
        if (first == null || first.nanos() > now) {
            return false;
        }
        entries.remove();
        first.what().run();
        return true;
    }
}
