package io.jackstay.runtime.launch.command;

import io.jackstay.runtime.config.BotBlock;
import io.jackstay.runtime.config.JackstayConfig;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.MemoryJournalStore;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.WorkThread;
import io.jackstay.runtime.session.SessionJournals;
import java.util.Optional;

/**
 * Journals that live as long as the process, where a bot may be started again: it must know then what it holds. Not thread safe: owned by
 * the main thread; the thread {@code journal-writer} ends with it.
 */
final class ProcessJournals implements AutoCloseable {
    private static final long JOIN_MILLIS = 2_000;

    private final SessionJournals journals;
    private final Optional<WorkThread> writer;

    private ProcessJournals(SessionJournals journals, Optional<WorkThread> writer) {
        this.journals = journals;
        this.writer = writer;
    }

    static ProcessJournals of(JackstayConfig config, Clock clock) {
        if (config.bots().stream().noneMatch(ProcessJournals::mayStartAgain)) {
            return new ProcessJournals(SessionJournals.none(), Optional.empty());
        }
        MemoryJournalStore store = new MemoryJournalStore(clock, JournalSettings.defaults());
        WorkThread thread = new WorkThread("journal-writer", clock);
        thread.add(store.writer());
        thread.start();
        return new ProcessJournals(new SessionJournals(store), Optional.of(thread));
    }

    private static boolean mayStartAgain(BotBlock bot) {
        return bot.policies().restart().attempts() > 0;
    }

    SessionJournals journals() {
        return journals;
    }

    @Override
    public void close() {
        writer.ifPresent(thread -> {
            thread.stop();
            thread.join(JOIN_MILLIS);
        });
    }
}
