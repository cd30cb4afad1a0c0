package io.jackstay.runtime.record;

import io.jackstay.runtime.journal.Entry;
import io.jackstay.runtime.journal.JournalRecord;
import io.jackstay.runtime.journal.JournalSnapshot;
import io.jackstay.runtime.journal.Level;
import io.jackstay.runtime.journal.RecordReader;
import io.jackstay.runtime.journal.RecordWriter;
import java.util.List;
import java.util.function.Consumer;

/**
 * The state in a snapshot: the fewest records from which the same state is read as from all that came before. Pure functions.
 *
 * <p>So a snapshot has no layout of its own that could grow apart from that of the records.
 */
public final class SnapshotRecords {
    private static final int TYPE = 100;

    private SnapshotRecords() {}

    public static Entry of(List<Entry> records) {
        RecordWriter to = new RecordWriter(TYPE, 1).putLong(records.size());
        for (Entry entry : records) {
            to.putLong(entry.type()).putLong(entry.version()).putBytes(entry.payload());
        }
        return to.toEntry();
    }

    /** Hands over the records of a snapshot, each with the sequence up to which the snapshot reaches. */
    public static void read(JournalSnapshot snapshot, Consumer<JournalRecord> consumer) {
        RecordReader from = RecordReader.of(snapshot).requireVersionUpTo(1);
        int count = from.takeInt();
        for (int i = 0; i < count; i++) {
            Entry entry = new Entry(from.takeInt(), from.takeInt(), from.takeBytes());
            consumer.accept(new JournalRecord(
                    snapshot.stream(), snapshot.epoch(), snapshot.upTo(), 0, 0, Level.DURABLE, true, entry));
        }
        from.end();
    }
}
