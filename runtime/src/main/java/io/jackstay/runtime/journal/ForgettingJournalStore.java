package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.WorkThread;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Journals that begin with what another store has, and keep nothing of what is appended: for a look at what a session would do. The other
 * store is only followed, so its owner may go on. Thread safe.
 */
public final class ForgettingJournalStore implements JournalStore {
    private static final long JOIN_MILLIS = 2_000;

    private final JournalStore before;
    private final Clock clock;
    private final JournalSettings settings;
    private final JournalWriter writer = new JournalWriter();
    private final OpenJournals journals = new OpenJournals(writer);
    private final WorkThread thread;

    /**
     * With a thread that answers appends, which the store ends when it is closed.
     *
     * @param before what is read; closed with this
     */
    public ForgettingJournalStore(JournalStore before, Clock clock, JournalSettings settings) {
        this.before = requireNonNull(before, "before is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.settings = requireNonNull(settings, "settings is null");
        this.thread = new WorkThread(writer.name(), clock);
        thread.add(writer);
        thread.start();
    }

    @Override
    public Journal open(StreamName stream, OpenMode mode, Consumer<Runnable> executor) {
        requireNonNull(executor, "executor is null");
        return switch (mode) {
            case OWN -> journals.own(stream, () -> own(stream, executor));
            case FOLLOW -> before.open(stream, OpenMode.FOLLOW, executor);
        };
    }

    private OwnedJournal own(StreamName stream, Consumer<Runnable> executor) {
        Journal followed = before.open(stream, OpenMode.FOLLOW, executor);
        OwnedJournal.Opened opened = new OwnedJournal.Opened(
                stream,
                followed.epoch() + 1,
                followed.openedAt(),
                0,
                followed.snapshot(),
                followed.cut(),
                followed.findings());
        return new OwnedJournal(
                opened, new ForgettingLog(followed), settings, clock, executor, writer.wakeup(), journals::closed);
    }

    @Override
    public List<StreamName> streams() {
        return before.streams();
    }

    /** Numbers that are given away here are not sent. */
    @Override
    public Optional<SmallFiles> nonces() {
        return Optional.empty();
    }

    @Override
    public void close() {
        journals.closeAll();
        thread.stop();
        thread.join(JOIN_MILLIS);
        before.close();
    }
}
