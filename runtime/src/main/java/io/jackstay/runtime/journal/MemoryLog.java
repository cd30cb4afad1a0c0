package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** A stream in memory that has an owner. Thread safe by the lock of its store. */
final class MemoryLog implements StreamLog {
    private final MemoryStream stream;
    private final long epoch;
    private final long openedAt;
    private final ReentrantLock lock;
    private final LostAnswers lost;

    MemoryLog(MemoryStream stream, ReentrantLock lock, LostAnswers lost) {
        this.stream = requireNonNull(stream, "stream is null");
        this.epoch = stream.epoch();
        this.openedAt = stream.lastSequence();
        this.lock = requireNonNull(lock, "lock is null");
        this.lost = requireNonNull(lost, "lost is null");
    }

    @Override
    public long segmentFor(int bytes) {
        return 0;
    }

    @Override
    public void write(List<Group> groups) throws IOException {
        locked(() -> {
            for (Group group : groups) {
                lost.beforeWrite();
                stream.add(group);
                lost.afterWrite();
            }
        });
    }

    @Override
    public void force() throws IOException {
        locked(stream::force);
    }

    @Override
    public boolean holds(Group group) {
        lock.lock();
        try {
            return stream.holds(group);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void snapshot(JournalSnapshot snapshot) throws IOException {
        locked(() -> stream.add(snapshot));
    }

    @Override
    public void replay(long afterSequence, Consumer<JournalRecord> consumer) throws IOException {
        locked(() -> stream.replay(afterSequence, openedAt, consumer));
    }

    @Override
    public void close(boolean intact) {
        // Memory has nothing to give back.
    }

    private void locked(Step step) throws IOException {
        lock.lock();
        try {
            if (stream.epoch() != epoch) {
                throw new FencedException("epoch %d owns it, this is epoch %d".formatted(stream.epoch(), epoch));
            }
            step.run();
        } finally {
            lock.unlock();
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
