package io.jackstay.runtime.journal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One open stream. Owned by one loop, which alone appends, retries, snapshots and replays; {@link #state()}, {@link
 * #hasRoom()} and {@link #oldestWaitingNanos()} may be asked by any thread.
 *
 * <p>Appends return at once, and what they come to is told later, but for {@link #appendHere}. Completions come in the order of the
 * appends, each once, by the executor given to {@link JournalStore#open}; the number of groups in flight, from append to the end of
 * their completion, is bounded.
 */
public interface Journal extends AutoCloseable {
    StreamName stream();

    OpenMode mode();

    /** Number of this ownership, higher than that of every owner before; in {@code FOLLOW} that of the last owner seen. */
    long epoch();

    /** Sequence of the last record when the stream was opened, 0 when it was empty. */
    long openedAt();

    /** What the opening found out of order and repaired, in words for the log; empty after an orderly stop. */
    List<String> findings();

    /** What repairs have cut off it, in owners' lives of before; empty when it has never been repaired. */
    default Optional<JournalCut> cut() {
        return Optional.empty();
    }

    /** The newest usable snapshot there was when the stream was opened. */
    Optional<JournalSnapshot> snapshot();

    /**
     * Hands over, in order, all records with a higher sequence. Reads only: twice gives the same. An owner replays what was
     * there when it opened, before its first append; a follower may come again for what has been added.
     *
     * @param afterSequence 0, or what the caller already has, at least what the oldest kept snapshot has
     * @return sequence of the last record there is
     * @throws io.jackstay.runtime.error.JackstayException JOURNAL_CORRUPT with place and offset
     */
    long replay(long afterSequence, RecordConsumer consumer);

    /** Whether an append would be accepted now. False: stop taking input until completions have come. */
    boolean hasRoom();

    /**
     * Appends a group, which is kept whole or not at all.
     *
     * @return the group with its numbers
     * @throws IllegalStateException when there is no room, the journal is closed or only followed
     */
    Group append(List<Entry> entries, Level level, Completion completion);

    /**
     * The same for a group of the level {@code WRITTEN}, whose owner would rather write it than wait for another thread: where nothing
     * waits before it and it needs no more than a write into room that is there, it is stored and answered, by the executor too, on the
     * calling thread before this returns.
     */
    default Group appendHere(List<Entry> entries, Completion completion) {
        return append(entries, Level.WRITTEN, completion);
    }

    /**
     * Hands in again a group that was answered {@code UNKNOWN}, with the same sequence and checksum: if it has appeared
     * meanwhile, it is not stored twice. Unknown groups are retried in their order; until then everything after them is
     * answered {@code UNKNOWN} too. A dead journal answers {@code UNKNOWN} again.
     */
    void retry(Group group, Completion completion);

    /**
     * Stores the state after the records up to a sequence, synced, and then drops what no kept snapshot needs. The last two
     * snapshots are kept, with the records after the older one. Counts as a group in flight. A snapshot that failed costs
     * nothing but room: the journal goes on.
     *
     * @param upTo sequence of the last record of a group that is in the state
     */
    void snapshot(long upTo, Entry state, Consumer<AppendResult> completion);

    /** Stores and answers what was appended, on this thread; then there is room, unless the journal is dead. Waits for the disk: not for a loop's turn. */
    void drain();

    JournalState state();

    /** Age of the oldest group that has not been answered, 0 when there is none. To compare with {@code journal-stall}. */
    long oldestWaitingNanos();

    /** Stores and syncs what was appended, answers it, and gives the stream back. Waits for the disk: not for a loop's turn. */
    @Override
    void close();
}
