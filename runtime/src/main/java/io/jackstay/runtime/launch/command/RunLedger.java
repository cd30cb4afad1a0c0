package io.jackstay.runtime.launch.command;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.config.LedgerBlock;
import io.jackstay.runtime.config.Switch;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.ledger.EquityPoint;
import io.jackstay.runtime.ledger.Ledger;
import io.jackstay.runtime.ledger.LedgerDatabase;
import io.jackstay.runtime.ledger.LedgerWork;
import io.jackstay.runtime.ledger.Span;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.WorkThread;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The history that a run keeps, on a thread of its own. Not thread safe: owned by the main thread. */
final class RunLedger implements AutoCloseable {
    private static final long JOIN_MILLIS = 10_000;

    private static final System.Logger LOG = System.getLogger(RunLedger.class.getName());

    private final Optional<LedgerDatabase> database;
    private final Optional<LedgerWork> work;
    private final WorkThread thread;

    private RunLedger(Optional<LedgerDatabase> database, Optional<LedgerWork> work, WorkThread thread) {
        this.database = requireNonNull(database, "database is null");
        this.work = requireNonNull(work, "work is null");
        this.thread = requireNonNull(thread, "thread is null");
    }

    static RunLedger of(LedgerBlock settings, Path dataDir, Clock clock) {
        WorkThread thread = new WorkThread("ledger", clock);
        if (settings.keep() == Switch.OFF) {
            return new RunLedger(Optional.empty(), Optional.empty(), thread);
        }
        LedgerDatabase database = new LedgerDatabase(settings, dataDir);
        LedgerWork work = new LedgerWork(database, clock);
        thread.add(work);
        return new RunLedger(Optional.of(database), Optional.of(work), thread);
    }

    /** The first look is a few seconds later. */
    void start() {
        if (work.isPresent()) {
            thread.start();
        }
    }

    /** How many records of journals were read for it. */
    long records() {
        return work.map(LedgerWork::records).orElse(0L);
    }

    /** How often its database could not be used. */
    long failures() {
        return work.map(LedgerWork::failures).orElse(0L);
    }

    /**
     * Any thread: what a bot had since a time; empty where no history is kept, or its database does not answer. Waits for the database.
     *
     * @param fromNanos epoch nanoseconds
     */
    List<EquityPoint> curve(String bot, String market, long fromNanos, int points) {
        try (Ledger ledger = open().orElse(null)) {
            return ledger == null ? List.of() : ledger.curve(bot, market, new Span(fromNanos, Long.MAX_VALUE), points);
        } catch (JackstayException e) {
            LOG.log(System.Logger.Level.DEBUG, "no curve from the history", e);
            return List.of();
        }
    }

    /** Any thread: the history as of a few seconds ago; empty where none is kept, or where it has read nothing yet. Waits for the database. */
    Optional<Ledger> open() {
        return records() == 0 ? Optional.empty() : database.map(Ledger::open);
    }

    @Override
    public void close() {
        thread.stop();
        if (work.isPresent() && thread.join(JOIN_MILLIS)) {
            work.get().close();
        }
    }
}
