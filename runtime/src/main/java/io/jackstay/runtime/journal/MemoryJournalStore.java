package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.Work;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Journals that live as long as the process, for simulation, backtests and runs that keep nothing. Thread safe. Nothing is
 * answered until somebody turns {@link #writer()}.
 */
public final class MemoryJournalStore implements JournalStore {
    private final Clock clock;
    private final JournalSettings settings;
    private final JournalWriter writer = new JournalWriter();
    private final OpenJournals journals = new OpenJournals(writer);
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<StreamName, MemoryStream> streams = new TreeMap<>();
    private final LostAnswers lost = new LostAnswers();

    public MemoryJournalStore(Clock clock, JournalSettings settings) {
        this.clock = requireNonNull(clock, "clock is null");
        this.settings = requireNonNull(settings, "settings is null");
    }

    /** What stores, syncs and answers; one turn takes one batch of each stream. */
    public Work writer() {
        return writer;
    }

    /** What a new process finds after this one has crashed now: all that was synced, and of the rest some of the oldest. */
    public MemoryJournalStore crashed(SplittableRandom random) {
        MemoryJournalStore next = new MemoryJournalStore(clock, settings);
        lock.lock();
        try {
            streams.forEach(
                    (name, stream) -> next.streams.put(name, stream.survivor(random.nextInt(stream.unforced() + 1))));
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Makes the next groups go without an answer; {@code stored} says whether they are there all the same. */
    public void loseAnswers(int groups, boolean stored) {
        lost.lose(groups, stored);
    }

    @Override
    public Journal open(StreamName stream, OpenMode mode, Consumer<Runnable> executor) {
        requireNonNull(executor, "executor is null");
        return switch (mode) {
            case OWN -> journals.own(stream, () -> own(stream, executor));
            case FOLLOW -> follow(stream);
        };
    }

    @Override
    public List<StreamName> streams() {
        lock.lock();
        try {
            return List.copyOf(streams.keySet());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        journals.closeAll();
    }

    private OwnedJournal own(StreamName name, Consumer<Runnable> executor) {
        lock.lock();
        try {
            MemoryStream stream = streams.computeIfAbsent(name, any -> new MemoryStream());
            stream.own();
            MemoryLog log = new MemoryLog(stream, lock, lost);
            return new OwnedJournal(
                    opened(name, stream), log, settings, clock, executor, writer.wakeup(), journals::closed);
        } finally {
            lock.unlock();
        }
    }

    private Journal follow(StreamName name) {
        lock.lock();
        try {
            MemoryStream stream = streams.getOrDefault(name, new MemoryStream());
            return new FollowedJournal(opened(name, stream), (after, consumer) -> replay(name, after, consumer));
        } finally {
            lock.unlock();
        }
    }

    private long replay(StreamName name, long after, Consumer<JournalRecord> consumer) {
        lock.lock();
        try {
            MemoryStream stream = streams.getOrDefault(name, new MemoryStream());
            FollowedRecords records = new FollowedRecords(after, consumer);
            stream.replay(after, Long.MAX_VALUE, records);
            return records.last();
        } finally {
            lock.unlock();
        }
    }

    private static OwnedJournal.Opened opened(StreamName name, MemoryStream stream) {
        return new OwnedJournal.Opened(
                name,
                stream.epoch(),
                stream.lastSequence(),
                stream.lastChecksum(),
                stream.snapshot(),
                Optional.empty(),
                List.of());
    }
}
