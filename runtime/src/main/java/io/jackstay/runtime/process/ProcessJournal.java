package io.jackstay.runtime.process;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.journal.AppendResult;
import io.jackstay.runtime.journal.Entry;
import io.jackstay.runtime.journal.Group;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.Level;
import io.jackstay.runtime.journal.SnapshotPace;
import io.jackstay.runtime.loop.Work;
import io.jackstay.runtime.record.RiskRecord;
import io.jackstay.runtime.record.SnapshotRecords;
import io.jackstay.runtime.risk.RiskImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the rules over the process write. Not thread safe: owned by their loop; completions come on the journal's writer. Nothing waits for
 * it: a halt that is not stored yet holds already.
 */
public final class ProcessJournal {
    private static final System.Logger LOG = System.getLogger(ProcessJournal.class.getName());

    private final Optional<Journal> journal;
    private final RiskImage image = new RiskImage();
    private final SnapshotPace pace = new SnapshotPace();
    private final List<Entry> entries = new ArrayList<>();
    private Level level = Level.WRITTEN;
    private Work.Wakeup onFailure = Work.Wakeup.NONE;
    private volatile @Nullable String failure;

    /** @param journal opened with an executor that makes the call at once; what it holds is read here */
    public ProcessJournal(Optional<Journal> journal) {
        this.journal = requireNonNull(journal, "journal is null");
        journal.ifPresent(stored -> read(stored, image));
    }

    /** What a journal of the process holds. */
    public static RiskImage read(Journal stored) {
        RiskImage image = new RiskImage();
        read(stored, image);
        return image;
    }

    private static void read(Journal stored, RiskImage image) {
        stored.snapshot().ifPresent(taken -> SnapshotRecords.read(taken, next -> image.add(RiskRecord.read(next))));
        stored.replay(
                stored.snapshot().map(taken -> taken.upTo()).orElse(0L), next -> image.add(RiskRecord.read(next)));
    }

    /** To be called before anything is written: whom to wake when nothing can be written any more. */
    void onFailure(Work.Wakeup wake) {
        onFailure = requireNonNull(wake, "wake is null");
    }

    RiskImage image() {
        return image;
    }

    boolean isKept() {
        return journal.isPresent();
    }

    /** Synced with the next {@link #flush}. */
    void force(RiskRecord what) {
        write(what);
        level = Level.DURABLE;
    }

    /** In the file with the next {@link #flush}. */
    void write(RiskRecord what) {
        if (journal.isPresent() && failure == null) {
            entries.add(what.toEntry());
            image.add(what);
        }
    }

    /** The end of a turn; what finds no room goes with a later one. */
    void flush() {
        if (entries.isEmpty() || failure != null) {
            return;
        }
        Journal open = journal.orElseThrow();
        if (!open.hasRoom()) {
            return;
        }
        Group stored = open.append(entries, level, (result, group) -> completed(open, result));
        entries.clear();
        level = Level.WRITTEN;
        if (pace.isDue(stored) && open.hasRoom()) {
            List<Entry> records = new ArrayList<>();
            image.records().forEach(record -> records.add(record.toEntry()));
            open.snapshot(stored.lastSequence(), SnapshotRecords.of(records), result -> {});
            pace.taken();
        }
    }

    private void completed(Journal open, AppendResult result) {
        if (result != AppendResult.DURABLE && failure == null) {
            String words = open.state().words();
            failure = words;
            LOG.log(
                    System.Logger.Level.ERROR,
                    () -> "journal of the process failed, its halts will not outlive it: " + words);
            onFailure.wake();
        }
    }

    /** Why nothing can be written any more, if so. Any thread. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** Gives the journal back, when the loop is turned no more. */
    void close() {
        if (journal.isPresent() && !entries.isEmpty() && failure == null) {
            journal.get().drain();
            flush();
        }
        journal.ifPresent(Journal::close);
    }

    /** The same while the loop is stuck in a turn: its entries are not touched. */
    void abandon() {
        journal.ifPresent(Journal::close);
    }
}
