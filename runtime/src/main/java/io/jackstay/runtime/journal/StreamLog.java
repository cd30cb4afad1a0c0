package io.jackstay.runtime.journal;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Where the groups of one owned stream go. Not thread safe: called under the lock of its journal. */
interface StreamLog {
    /** The segment that a group of this size belongs to, in the order of the appends. Called by the appender alone. */
    long segmentFor(int bytes);

    /** Whether a write of this group, which is the next one, would be quick: begin no file, sync nothing, ask nobody. */
    default boolean hasRoomFor(Group group) {
        return false;
    }

    /**
     * Takes groups in order: a crash of the process keeps them.
     *
     * @throws FencedException when the stream has another owner
     * @throws AnswerLostException when they may be handed in again
     * @throws IOException when nothing will be taken any more
     */
    void write(List<Group> groups) throws IOException;

    /** No crash loses what was written. */
    void force() throws IOException;

    /** Whether this very group, handed in again, is there already. */
    boolean holds(Group group);

    /** Stores a snapshot of what is durable, and drops what it makes superfluous. */
    void snapshot(JournalSnapshot snapshot) throws IOException;

    /** Hands over what was there when the log was opened, after a sequence. */
    void replay(long afterSequence, Consumer<JournalRecord> consumer) throws IOException;

    /** Gives everything back. With {@code intact} the log is brought into the shape of an orderly end first. */
    void close(boolean intact) throws IOException;
}
