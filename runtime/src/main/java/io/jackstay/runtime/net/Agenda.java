package io.jackstay.runtime.net;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.Work;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What a wire without sockets of its own has to do later, in the order of time. Confined to the account loop. */
public final class Agenda {
    private final Clock clock;
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::dueNanos).thenComparingLong(Entry::sequence));
    private long sequence;

    private record Entry(long dueNanos, long sequence, Runnable action) {}

    public Agenda(Clock clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Runs it in a later turn, at the earliest after so long. */
    public void in(long nanos, Runnable action) {
        entries.add(new Entry(clock.nanoTime() + nanos, sequence++, action));
    }

    /** Runs what is due. Returns how much that was. */
    public int run() {
        int done = 0;
        while (isDue()) {
            entries.remove().action.run();
            done++;
        }
        return done;
    }

    public boolean isDue() {
        Entry first = entries.peek();
        return first != null && first.dueNanos <= clock.nanoTime();
    }

    public long nextNanos() {
        Entry first = entries.peek();
        return first == null ? Work.NO_DEADLINE : first.dueNanos;
    }

    public void clear() {
        entries.clear();
    }
}
