package io.jackstay.runtime.journal;

import io.jackstay.runtime.loop.Signal;
import io.jackstay.runtime.loop.Work;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Turns all journals of a store: each turn stores and syncs one batch of each. Turned by the thread {@code journal-writer},
 * whom nobody else may interrupt; journals are added and removed by any thread.
 */
final class JournalWriter implements Work {
    private static final System.Logger LOG = System.getLogger(JournalWriter.class.getName());

    private final List<GroupWriter> journals = new CopyOnWriteArrayList<>();
    private final Signal wakeup = new Signal();

    void add(GroupWriter journal) {
        journals.add(journal);
    }

    void remove(GroupWriter journal) {
        journals.remove(journal);
    }

    Work.Wakeup wakeup() {
        return wakeup;
    }

    @Override
    public String name() {
        return "journal-writer";
    }

    @Override
    public int doWork() {
        if (Thread.interrupted()) {
            LOG.log(System.Logger.Level.WARNING, "the journal writer was interrupted and goes on");
        }
        int done = 0;
        for (GroupWriter journal : journals) {
            done += journal.turn();
        }
        return done;
    }

    @Override
    public long nextDeadlineNanos() {
        return NO_DEADLINE;
    }

    @Override
    public void wakeBy(Work.Wakeup target) {
        wakeup.connect(target);
    }
}
