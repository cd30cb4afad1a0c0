package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.loop.Work;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A journal that its owner appends to, whatever log is behind. Owned by one loop, except for what {@link Journal} lets any
 * thread ask.
 */
final class OwnedJournal implements Journal {
    private final Opened opened;
    private final StreamLog log;
    private final Clock clock;
    private final InFlight inFlight;
    private final GroupWriter writer;
    private final Work.Wakeup wakeup;
    private final Consumer<OwnedJournal> onClosed;
    private long lastSequence;
    private long lastChecksum;

    OwnedJournal(
            Opened opened,
            StreamLog log,
            JournalSettings settings,
            Clock clock,
            Consumer<Runnable> executor,
            Work.Wakeup wakeup,
            Consumer<OwnedJournal> onClosed) {
        this.opened = requireNonNull(opened, "opened is null");
        this.log = requireNonNull(log, "log is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.inFlight = new InFlight(settings, clock, executor);
        this.writer = new GroupWriter(opened.stream(), opened.epoch(), opened.lastSequence(), log, inFlight);
        this.wakeup = requireNonNull(wakeup, "wakeup is null");
        this.onClosed = requireNonNull(onClosed, "onClosed is null");
        this.lastSequence = opened.lastSequence();
        this.lastChecksum = opened.lastChecksum();
    }

    /** What the opening found. */
    record Opened(
            StreamName stream,
            long epoch,
            long lastSequence,
            long lastChecksum,
            Optional<JournalSnapshot> snapshot,
            Optional<JournalCut> cut,
            List<String> findings) {}

    GroupWriter writer() {
        return writer;
    }

    @Override
    public StreamName stream() {
        return opened.stream();
    }

    @Override
    public OpenMode mode() {
        return OpenMode.OWN;
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
        if (lastSequence != openedAt()) {
            throw new IllegalStateException("replay of %s after an append".formatted(stream()));
        }
        try {
            log.replay(afterSequence, consumer::onRecord);
            return openedAt();
        } catch (IOException e) {
            throw Faults.failed("replay", "journal " + stream(), e);
        }
    }

    @Override
    public boolean hasRoom() {
        return inFlight.hasRoom();
    }

    @Override
    public Group append(List<Entry> entries, Level level, Completion completion) {
        Pending.OfGroup pending = next(entries, level, completion);
        add(pending);
        return pending.group();
    }

    @Override
    public Group appendHere(List<Entry> entries, Completion completion) {
        Pending.OfGroup pending = next(entries, Level.WRITTEN, completion);
        if (!writer.storeHere(pending)) {
            add(pending);
        }
        return pending.group();
    }

    private Pending.OfGroup next(List<Entry> entries, Level level, Completion completion) {
        requireOpen();
        requireNonNull(level, "level is null");
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a group of no records");
        }
        for (Entry entry : entries) {
            if (entry.bytes().length > Entry.MAX_RECORD_BYTES) {
                throw new IllegalArgumentException(
                        "record with %s, at most %d bytes".formatted(entry, Entry.MAX_RECORD_BYTES));
            }
        }
        long segment = log.segmentFor(Frames.size(entries));
        Frames.Encoded encoded =
                Frames.encode(segment, epoch(), lastSequence + 1, lastChecksum, writer.durableUpTo(), level, entries);
        Group group = new Group(stream(), epoch(), lastSequence + 1, lastChecksum, level, entries, segment, encoded);
        lastSequence = group.lastSequence();
        lastChecksum = group.checksum();
        return new Pending.OfGroup(clock.nanoTime(), group, completion, false);
    }

    @Override
    public void retry(Group group, Completion completion) {
        requireOpen();
        if (!group.stream().equals(stream()) || group.epoch() != epoch() || group.lastSequence() > lastSequence) {
            throw new IllegalArgumentException("%s is no group of this journal, epoch %d".formatted(group, epoch()));
        }
        add(new Pending.OfGroup(clock.nanoTime(), group, completion, true));
    }

    @Override
    public void snapshot(long upTo, Entry state, Consumer<AppendResult> completion) {
        requireOpen();
        if (upTo > lastSequence) {
            throw new IllegalArgumentException(
                    "snapshot up to %d, the last record is %d".formatted(upTo, lastSequence));
        }
        JournalSnapshot snapshot = new JournalSnapshot(stream(), epoch(), upTo, state);
        add(new Pending.OfSnapshot(clock.nanoTime(), snapshot, completion));
    }

    @Override
    public void drain() {
        writer.drain();
    }

    @Override
    public JournalState state() {
        return writer.state();
    }

    @Override
    public long oldestWaitingNanos() {
        return inFlight.oldestWaitingNanos();
    }

    @Override
    public void close() {
        writer.close();
        onClosed.accept(this);
    }

    private void add(Pending pending) {
        inFlight.add(pending);
        wakeup.wake();
    }

    private void requireOpen() {
        if (writer.isClosed()) {
            throw new IllegalStateException("journal %s is closed".formatted(stream()));
        }
        if (!hasRoom()) {
            throw new IllegalStateException("journal %s has no room: ask hasRoom() first".formatted(stream()));
        }
    }
}
