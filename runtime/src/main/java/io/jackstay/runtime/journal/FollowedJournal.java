package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.journal.JournalState.Condition;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A journal that is only read. Not thread safe: owned by whoever opened it. */
final class FollowedJournal implements Journal {
    private final OwnedJournal.Opened opened;
    private final Replay replay;
    private boolean closed;

    FollowedJournal(OwnedJournal.Opened opened, Replay replay) {
        this.opened = requireNonNull(opened, "opened is null");
        this.replay = requireNonNull(replay, "replay is null");
    }

    /** Reads what there is now. */
    @FunctionalInterface
    interface Replay {
        long from(long afterSequence, Consumer<JournalRecord> consumer);
    }

    @Override
    public StreamName stream() {
        return opened.stream();
    }

    @Override
    public OpenMode mode() {
        return OpenMode.FOLLOW;
    }

    @Override
    public long epoch() {
        return opened.epoch();
    }

    @Override
    public long openedAt() {
        return opened.lastSequence();
    }

    @Override
    public Optional<JournalCut> cut() {
        return opened.cut();
    }

    @Override
    public List<String> findings() {
        return opened.findings();
    }

    @Override
    public Optional<JournalSnapshot> snapshot() {
        return opened.snapshot();
    }

    @Override
    public long replay(long afterSequence, RecordConsumer consumer) {
        return replay.from(afterSequence, consumer::onRecord);
    }

    @Override
    public boolean hasRoom() {
        return false;
    }

    @Override
    public Group append(List<Entry> entries, Level level, Completion completion) {
        throw onlyFollowed();
    }

    @Override
    public void retry(Group group, Completion completion) {
        throw onlyFollowed();
    }

    @Override
    public void snapshot(long upTo, Entry state, Consumer<AppendResult> completion) {
        throw onlyFollowed();
    }

    @Override
    public void drain() {
        // A follower appends nothing.
    }

    @Override
    public JournalState state() {
        return closed
                ? new JournalState(Condition.CLOSED, "journal %s is closed".formatted(stream()))
                : new JournalState(Condition.RUNNING, "journal %s is followed".formatted(stream()));
    }

    @Override
    public long oldestWaitingNanos() {
        return 0;
    }

    @Override
    public void close() {
        closed = true;
    }

    private IllegalStateException onlyFollowed() {
        return new IllegalStateException("journal %s is followed, not owned".formatted(stream()));
    }
}
