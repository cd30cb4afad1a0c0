package io.jackstay.connector.hyperliquid;

import io.jackstay.api.connector.LoopTimers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A clock moved by hand, with its timers. Not thread safe: owned by a test. */
final class HandTimers implements LoopTimers {
    static final long START_MILLIS = 1_735_689_600_000L;

    private final List<Entry> entries = new ArrayList<>();
    private long now = START_MILLIS * 1_000_000L;

    long now() {
        return now;
    }

    long nowMillis() {
        return now / 1_000_000L;
    }

    /** Runs what falls due until then, in the order of time. */
    void advance(Duration time) {
        long end = now + time.toNanos();
        Optional<Entry> next = next(end);
        while (next.isPresent()) {
            Entry entry = next.get();
            now = entry.due;
            entry.due += entry.period;
            if (entry.period == 0) {
                entries.remove(entry);
            }
            entry.task.run();
            next = next(end);
        }
        now = end;
    }

    private Optional<Entry> next(long end) {
        return entries.stream().filter(entry -> entry.due <= end).min(Comparator.comparingLong(entry -> entry.due));
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
        entries.add(entry);
        return entry;
    }

    private final class Entry implements Timer {
        private final long period;
        private final Runnable task;
        private long due;

        private Entry(long due, long period, Runnable task) {
            this.due = due;
            this.period = period;
            this.task = task;
        }

        @Override
        public void cancel() {
            entries.remove(this);
        }
    }
}
