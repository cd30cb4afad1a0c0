package io.jackstay.runtime.history;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.journal.FileJournalStore;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.JournalRecord;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.JournalSnapshot;
import io.jackstay.runtime.journal.JournalStore;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.record.AccountRecord;
import io.jackstay.runtime.record.BotRecord;
import io.jackstay.runtime.record.RiskRecord;
import io.jackstay.runtime.record.SnapshotRecords;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The records of journals in words. Not thread safe: owned by the thread that asks. */
public final class JournalExport {
    private final Path folder;
    private final Clock clock;

    public JournalExport(Path folder, Clock clock) {
        this.folder = requireNonNull(folder, "folder is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Hands over what the newest snapshot has, then the records after it.
     *
     * @throws io.jackstay.runtime.error.JackstayException JOURNAL_CORRUPT with file and offset, JOURNAL_VERSION, JOURNAL_FAILED
     */
    public void read(StreamName stream, Consumer<ExportedRecord> consumer) {
        try (JournalStore store = FileJournalStore.reading(folder, clock, JournalSettings.defaults());
                Journal journal = store.open(stream, OpenMode.FOLLOW, Runnable::run)) {
            Optional<JournalSnapshot> snapshot = journal.snapshot();
            if (stream.tape().isEmpty()) {
                snapshot.ifPresent(taken ->
                        SnapshotRecords.read(taken, next -> consumer.accept(exported(stream, 0, "SNAPSHOT", next))));
            }
            journal.replay(
                    snapshot.map(JournalSnapshot::upTo).orElse(0L),
                    next -> consumer.accept(
                            exported(stream, next.sequence(), next.level().name(), next)));
        }
    }

    private static Record read(StreamName stream, JournalRecord stored) {
        if (stream.isProcess()) {
            return (Record) RiskRecord.read(stored);
        }
        if (stream.isAccount()) {
            return (Record) AccountRecord.read(stored);
        }
        BotRecord read = BotRecord.read(stored);
        return read instanceof BotRecord.Decided decided ? (Record) decided.decision() : (Record) read;
    }

    private static ExportedRecord exported(StreamName stream, long sequence, String level, JournalRecord stored) {
        if (stream.tape().isPresent()) {
            return new ExportedRecord(stream.value(), sequence, level, "type " + stored.type(), "of a tape");
        }
        Record read = read(stream, stored);
        return new ExportedRecord(
                stream.value(), sequence, level, read.getClass().getSimpleName(), read.toString());
    }
}
