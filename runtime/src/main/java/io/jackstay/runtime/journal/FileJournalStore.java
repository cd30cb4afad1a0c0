package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.loop.WorkThread;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Journals in a folder, one subfolder a stream. The first stream that is owned takes the folder for this process. Thread safe. */
public final class FileJournalStore implements JournalStore {
    static final String LOCK = "lock";
    private static final int LISTINGS = 5;
    private static final long JOIN_MILLIS = 10_000;

    private final Disk disk;
    private final Clock clock;
    private final JournalSettings settings;
    private final JournalWriter writer = new JournalWriter();
    private final OpenJournals journals = new OpenJournals(writer);
    private final AtomicReference<@Nullable DiskLock> lock = new AtomicReference<>();
    private final AtomicReference<@Nullable WorkThread> thread = new AtomicReference<>();
    private final SmallFiles nonces;
    private final JournalMeters meters = new JournalMeters();

    FileJournalStore(Disk disk, Clock clock, JournalSettings settings) {
        this.disk = requireNonNull(disk, "disk is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.settings = requireNonNull(settings, "settings is null");
        this.nonces = new SmallFiles(disk, "nonces", this::isWritten);
    }

    /** Where a thread writes, what may wait for the disk is done by another one; else by the caller. */
    private boolean isWritten() {
        return thread.get() != null;
    }

    /** With the thread {@code journal-writer}, which the store ends when it is closed. */
    public static FileJournalStore started(Path folder, Clock clock, JournalSettings settings) {
        FileJournalStore store = new FileJournalStore(new RealDisk(folder), clock, settings);
        store.startWriter();
        return store;
    }

    void startWriter() {
        WorkThread started = new WorkThread(writer.name(), clock);
        started.add(writer);
        started.start();
        thread.set(started);
    }

    /** On any disk, without a thread: nothing is stored or answered until somebody turns {@link #writer()}. */
    public static FileJournalStore on(Disk disk, Clock clock, JournalSettings settings) {
        return new FileJournalStore(disk, clock, settings);
    }

    /** For reading alone: what is opened is followed, nothing is locked or changed. */
    public static JournalStore reading(Path folder, Clock clock, JournalSettings settings) {
        return new FileJournalStore(new RealDisk(folder), clock, settings);
    }

    /**
     * Takes the folder for this process at once, and not with the first stream that is owned.
     *
     * @throws io.jackstay.runtime.error.JackstayException JOURNAL_IN_USE with the pid of the owner; JOURNAL_FAILED when the folder can't
     *     be made or written
     */
    public void take() {
        try {
            takeFolder();
        } catch (IOException e) {
            throw Faults.failed("use data directory", disk.where(""), e);
        }
    }

    private void takeFolder() throws IOException {
        if (lock.get() == null) {
            disk.createFolder("");
            lock.set(disk.lock(LOCK));
        }
    }

    /** What the journals that this process owns cost. */
    public JournalMeters meters() {
        return meters;
    }

    /** Whether the thread that writes has turned its last by a fault: nothing is answered any more. */
    public boolean hasLostItsWriter() {
        WorkThread running = thread.get();
        return running != null && !running.isTurning(writer);
    }

    /** Has another thread write on, so that what waits is answered and the process can end in order. */
    public void replaceWriter() {
        WorkThread lost = thread.get();
        if (lost != null) {
            lost.stop();
            startWriter();
        }
    }

    /** Deletes every stream of a folder that this process has taken; none may be open. */
    public void deleteAll() {
        take();
        try {
            for (StreamName stream : streams()) {
                for (String file : disk.list(stream.value())) {
                    disk.delete(stream + "/" + file);
                }
                disk.delete(stream.value());
            }
            disk.forceFolder("");
        } catch (IOException e) {
            throw Faults.failed("empty data directory", disk.where(""), e);
        }
    }

    /** What stores, syncs and answers, for those who turn it themselves. */
    public Work writer() {
        return writer;
    }

    @Override
    public Optional<SmallFiles> nonces() {
        take();
        return Optional.of(nonces);
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
        try {
            return disk.list("").stream()
                    .filter(StreamName::isValid)
                    .map(StreamName::new)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Faults.failed("list", disk.where(""), e);
        }
    }

    @Override
    public void close() {
        journals.closeAll();
        nonces.close();
        WorkThread running = thread.getAndSet(null);
        if (running != null) {
            running.stop();
            running.join(JOIN_MILLIS);
        }
        DiskLock held = lock.getAndSet(null);
        if (held != null) {
            try {
                held.close();
            } catch (IOException e) {
                throw Faults.failed("give back", disk.where(LOCK), e);
            }
        }
    }

    private OwnedJournal own(StreamName stream, Consumer<Runnable> executor) {
        try {
            takeFolder();
            FileStream found = FileStream.own(disk, stream);
            FileLog log = new FileLog(disk, found, settings, clock, meters);
            return new OwnedJournal(found.opened(), log, settings, clock, executor, writer.wakeup(), journals::closed);
        } catch (IOException e) {
            throw Faults.failed("open journal", disk.where(stream.value()), e);
        }
    }

    private Journal follow(StreamName stream) {
        FileStream found = looking(stream, () -> FileStream.follow(disk, stream));
        return new FollowedJournal(found.opened(), (after, consumer) -> {
            FollowedRecords records = new FollowedRecords(after, consumer);
            return looking(stream, () -> {
                new LogReader(disk, stream).replay(Head.read(disk, stream), records.last(), records);
                return records.last();
            });
        });
    }

    /** The owner may drop a segment between our look at the folder and our look into the file. */
    private <T> T looking(StreamName stream, Look<T> look) {
        for (int i = 1; true; i++) {
            try {
                return look.once();
            } catch (NoSuchFileException e) {
                if (i == LISTINGS) {
                    throw Faults.failed("read journal", disk.where(stream.value()), e);
                }
            } catch (IOException e) {
                throw Faults.failed("read journal", disk.where(stream.value()), e);
            }
        }
    }

    private interface Look<T> {
        T once() throws IOException;
    }
}
