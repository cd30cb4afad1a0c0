package io.jackstay.runtime.launch.command;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.config.LedgerBlock;
import io.jackstay.runtime.config.Switch;
import io.jackstay.runtime.ledger.LedgerDatabase;
import io.jackstay.runtime.ledger.LedgerWork;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.WorkThread;
import java.nio.file.Path;
import java.util.Optional;

/** The history that a run keeps, on a thread of its own. Not thread safe: owned by the main thread. */
final class RunLedger implements AutoCloseable {
    private static final long JOIN_MILLIS = 10_000;

    private final Optional<LedgerWork> work;
    private final WorkThread thread;

    private RunLedger(Optional<LedgerWork> work, WorkThread thread) {
        this.work = requireNonNull(work, "work is null");
        this.thread = requireNonNull(thread, "thread is null");
    }

    static RunLedger of(LedgerBlock settings, Path dataDir, Clock clock) {
        WorkThread thread = new WorkThread("ledger", clock);
        if (settings.keep() == Switch.OFF) {
            return new RunLedger(Optional.empty(), thread);
        }
        LedgerWork work = new LedgerWork(new LedgerDatabase(settings, dataDir), clock);
        thread.add(work);
        return new RunLedger(Optional.of(work), thread);
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

    @Override
    public void close() {
        thread.stop();
        if (work.isPresent() && thread.join(JOIN_MILLIS)) {
            work.get().close();
        }
    }
}
