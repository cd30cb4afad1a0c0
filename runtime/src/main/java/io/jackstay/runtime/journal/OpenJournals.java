package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The journals that a store has given away, at most one owned for each stream. Thread safe. */
final class OpenJournals {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<StreamName, OwnedJournal> owned = new TreeMap<>();
    private final JournalWriter writer;
    private boolean closed;

    OpenJournals(JournalWriter writer) {
        this.writer = requireNonNull(writer, "writer is null");
    }

    /** Fences the owner before, then opens. */
    OwnedJournal own(StreamName stream, Supplier<OwnedJournal> opening) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the store is closed, so %s can't be opened".formatted(stream));
            }
            OwnedJournal before = owned.remove(stream);
            if (before != null) {
                before.writer().fence("it was opened again by this process");
            }
            OwnedJournal journal = opening.get();
            owned.put(stream, journal);
            writer.add(journal.writer());
            return journal;
        } finally {
            lock.unlock();
        }
    }

    void closed(OwnedJournal journal) {
        lock.lock();
        try {
            owned.remove(journal.stream(), journal);
            writer.remove(journal.writer());
        } finally {
            lock.unlock();
        }
    }

    void closeAll() {
        List<OwnedJournal> open;
        lock.lock();
        try {
            closed = true;
            open = List.copyOf(owned.values());
        } finally {
            lock.unlock();
        }
        open.forEach(OwnedJournal::close);
    }
}
