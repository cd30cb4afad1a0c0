package io.jackstay.lib.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The newest entries of a history, numbered from 1. Not thread safe: owned by its account.
 *
 * <p>Bounded: beyond its limit the oldest entry is dropped, and a reader that wants it is told by {@link #first}.
 *
 * @param <T> what the history is of
 */
public final class SimLedger<T> {
    private final int limit;
    private final Deque<T> entries = new ArrayDeque<>();
    private long first = 1;

    /** A ledger that keeps at most so many entries. */
    public SimLedger(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a ledger keeps at least one entry, got " + limit);
        }
        this.limit = limit;
    }

    void add(T entry) {
        entries.addLast(entry);
        if (entries.size() > limit) {
            entries.removeFirst();
            first++;
        }
    }

    /** Number of the oldest entry that is kept. */
    public long first() {
        return first;
    }

    /** Number of the newest entry; one less than {@link #first} when there is none. */
    public long last() {
        return first + entries.size() - 1;
    }

    /** At most {@code count} kept entries after number {@code after}, oldest first. */
    public List<T> after(long after, int count) {
        List<T> page = new ArrayList<>();
        long skip = Math.max(0, after - first + 1);
        long number = 0;
        for (T entry : entries) {
            if (number++ >= skip && page.size() < count) {
                page.add(entry);
            }
        }
        return page;
    }
}
