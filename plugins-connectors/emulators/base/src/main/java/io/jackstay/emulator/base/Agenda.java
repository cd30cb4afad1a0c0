package io.jackstay.emulator.base;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/**
 * The time of an emulated venue, and what is due when. Not thread safe: confined to the driving thread.
 *
 * <p>It has no clock: whoever drives says what time it is. What is due at one instant happens in the order in which it was noted.
 */
public final class Agenda {
    private static final long MILLI = 1_000_000L;

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long now;
    private long noted;

    /** An agenda at a time, epoch nanoseconds. */
    public Agenda(long epochNanos) {
        this.now = epochNanos;
    }

    /** The time, epoch nanoseconds. */
    public long now() {
        return now;
    }

    /** The time in milliseconds, as most venues tell it. */
    public long millis() {
        return now / MILLI;
    }

    /** Notes something for a time; a time that is past means the next {@link #advance}. */
    public void at(long epochNanos, Runnable what) {
        entries.add(new Entry(epochNanos, noted++, requireNonNull(what, "what is null")));
    }

    /** Notes something for later. */
    public void in(Duration delay, Runnable what) {
        at(now + delay.toNanos(), what);
    }

    /** Does something at once in the next {@link #advance}, and then each so often. */
    public void every(Duration interval, Runnable what) {
        at(now, new Repeated(interval.toNanos(), now, what));
    }

    /** Goes to a time; what is due on the way happens, each at its own time. Time never goes back. */
    public void advance(long epochNanos) {
        Entry next = entries.peek();
        while (next != null && next.due <= epochNanos) {
            entries.remove();
            now = Math.max(now, next.due);
            next.what.run();
            next = entries.peek();
        }
        now = Math.max(now, epochNanos);
    }

    /** When the next thing is due; empty when there is none. */
    public OptionalLong next() {
        Entry next = entries.peek();
        return next == null ? OptionalLong.empty() : OptionalLong.of(next.due);
    }

    private final class Repeated implements Runnable {
        private final long interval;
        private final Runnable what;
        private long due;

        private Repeated(long interval, long due, Runnable what) {
            this.interval = interval;
            this.due = due;
            this.what = what;
        }

        @Override
        public void run() {
            due += interval;
            at(due, this);
            what.run();
        }
    }

    private record Entry(long due, long number, Runnable what) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int order = Long.compare(due, other.due);
            return order == 0 ? Long.compare(number, other.number) : order;
        }
    }
}
