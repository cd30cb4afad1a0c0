package io.jackstay.runtime.account;

import io.jackstay.runtime.journal.Journal;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the journal of a login or a bot comes from. Called once, before its loop turns. */
@FunctionalInterface
public interface JournalSource {
    /** Nothing is journaled, as on virtual time over recordings. */
    JournalSource NONE = executor -> Optional.empty();

    /** @param executor takes the completions to the loop that owns the journal */
    Optional<Journal> open(Consumer<Runnable> executor);
}
