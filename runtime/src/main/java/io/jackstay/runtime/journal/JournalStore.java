package io.jackstay.runtime.journal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the journals of a process are. Thread safe. */
public interface JournalStore extends AutoCloseable {
    /**
     * Opens a stream; one that does not exist is empty. May wait for the store: called before a loop turns, not by it.
     * {@code OWN} fences every earlier owner before it reads.
     *
     * @param executor takes each completion to the owner, usually into its inbox; must accept, at most as many at a time as
     *     groups may be in flight
     * @throws io.jackstay.runtime.error.JackstayException JOURNAL_IN_USE with the pid of the owner; JOURNAL_CORRUPT with
     *     place and offset; JOURNAL_VERSION; JOURNAL_FULL; JOURNAL_FAILED
     */
    Journal open(StreamName stream, OpenMode mode, Consumer<Runnable> executor);

    /** The streams there are, sorted. */
    List<StreamName> streams();

    /** The files that say which nonces may have been given, where this store keeps such. */
    default Optional<SmallFiles> nonces() {
        return Optional.empty();
    }

    /** Closes all open journals as {@link Journal#close} does. */
    @Override
    void close();
}
