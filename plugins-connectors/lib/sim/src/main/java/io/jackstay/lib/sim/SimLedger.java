package io.jackstay.lib.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * The newest entries of a history, numbered from 1. Not thread safe: owned by its account.
 *
 * <p>Bounded: beyond its limit the oldest entry is dropped, and a reader that wants it is told by {@link #first}.
 *
 * @param <T> what the history is of
 */
public final class SimLedger<T> {
    private final Object[] ring;
    private long last;
    private long first = 1;

    /** A ledger that keeps at most so many entries. */
    public SimLedger(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a ledger keeps at least one entry, got " + limit);
        }
        this.ring = new Object[limit];
    }

    void add(T entry) {
        ring[slot(++last)] = entry;
        first = Math.max(first, last - ring.length + 1);
    }

    /** An empty ledger whose next entry has this number. */
    void beginAt(long number) {
        first = number;
        last = number - 1;
    }

    /** Where an entry lies; the entry a whole ring later takes its place. */
    int slot(long number) {
        return (int) ((number - 1) % ring.length);
    }

    int limit() {
        return ring.length;
    }

    boolean isFull() {
        return last - first + 1 == ring.length;
    }

    /** Number of the oldest entry that is kept. */
    public long first() {
        return first;
    }

    /** Number of the newest entry; one less than {@link #first} when there is none. */
    public long last() {
        return last;
    }

    /** An entry that is kept. */
    @SuppressWarnings("unchecked") // only add writes entries
    T entry(long number) {
        return (T) ring[slot(number)];
    }

    /** At most {@code count} kept entries after number {@code after}, oldest first. */
    public List<T> after(long after, int count) {
        List<T> page = new ArrayList<>();
        for (long number = Math.max(after + 1, first); number <= last && page.size() < count; number++) {
            page.add(entry(number));
        }
        return page;
    }
}
