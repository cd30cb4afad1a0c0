package io.jackstay.runtime.launch.command;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Venue;
import io.jackstay.runtime.history.DataDirectory;
import io.jackstay.runtime.journal.FileJournalStore;
import io.jackstay.runtime.journal.JournalMeters;
import io.jackstay.runtime.launch.process.CommandFailure;
import io.jackstay.runtime.launch.process.ExitCode;
import io.jackstay.runtime.session.SessionJournals;
import io.jackstay.runtime.session.SessionPlan;
import java.util.List;
import java.util.Optional;

/** The data directory of a run: taken before anything starts, emptied where that is asked for. Not thread safe: owned by the main thread. */
final class RunData implements AutoCloseable {
    private final FileJournalStore store;
    private final boolean continued;
    private Optional<String> fault = Optional.empty();

    private RunData(FileJournalStore store, boolean continued) {
        this.store = requireNonNull(store, "store is null");
        this.continued = continued;
    }

    /** @param fresh whether the session starts empty, whatever the folder remembers */
    static RunData take(DataDirectory directory, SessionPlan plan, boolean fresh) {
        if (fresh) {
            requireSimulated(plan.realVenues());
            directory.forget();
        }
        FileJournalStore store = directory.own();
        return new RunData(store, !store.streams().isEmpty());
    }

    /** What is forgotten about real money is lost. */
    private static void requireSimulated(List<Venue> real) {
        if (!real.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "--fresh forgets orders, positions and results: it is for simulated venues alone, and %s is none"
                            .formatted(real.get(0)));
        }
    }

    /** Closed by the session. */
    SessionJournals journals() {
        return new SessionJournals(store);
    }

    /** What its journals cost. */
    JournalMeters meters() {
        return store.meters();
    }

    /** Why the process has to end, once the journals' writer was lost; the end itself is still written down. */
    Optional<String> fault() {
        if (store.hasLostItsWriter()) {
            fault = Optional.of("the end of the journal's writer, by a fault");
            store.replaceWriter();
        }
        return fault;
    }

    /** Whether an earlier process has left something. */
    boolean isContinued() {
        return continued;
    }

    @Override
    public void close() {
        store.close();
    }
}
