package io.jackstay.testkit.prove;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.journal.Entry;
import io.jackstay.runtime.journal.FileJournalStore;
import io.jackstay.runtime.journal.Journal;
import io.jackstay.runtime.journal.JournalSettings;
import io.jackstay.runtime.journal.JournalStore;
import io.jackstay.runtime.journal.Level;
import io.jackstay.runtime.journal.OpenMode;
import io.jackstay.runtime.journal.StreamName;
import io.jackstay.runtime.loop.SystemClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A journal of numbered records, each a group of its own and synced, whose bytes are damaged. Not thread safe: one proof. */
final class Damaged {
    private static final StreamName STREAM = StreamName.bot("proof");
    private static final String SEGMENT = "bot-proof/segment-0000000000000001";

    private final BytesDisk disk = new BytesDisk();
    private final int records;
    private final byte[] whole;

    Damaged(int records) throws IOException {
        this.records = records;
        try (FileJournalStore store = store();
                Journal journal = store.open(STREAM, OpenMode.OWN, Runnable::run)) {
            for (int i = 1; i <= records; i++) {
                journal.append(List.of(new Entry(1, 1, text(i).getBytes(UTF_8))), Level.DURABLE, (result, group) -> {});
                journal.drain();
            }
        }
        this.whole = disk.bytes(SEGMENT);
    }

    private FileJournalStore store() {
        return FileJournalStore.on(disk, new SystemClock(), JournalSettings.defaults());
    }

    private static String text(int number) {
        return "record " + number;
    }

    /** The segment as it was written. */
    byte[] whole() {
        return whole.clone();
    }

    /** How many records are read when the segment is this; -1 when it is refused, as damage, with the file named. */
    int read(byte[] segment) {
        disk.put(SEGMENT, segment);
        List<String> found = new ArrayList<>();
        try (JournalStore store = store();
                Journal journal = store.open(STREAM, OpenMode.FOLLOW, Runnable::run)) {
            journal.replay(0, each -> found.add(new String(each.entry().payload(), UTF_8)));
        } catch (JackstayException e) {
            boolean says = (e.code() == ErrorCode.JOURNAL_CORRUPT || e.code() == ErrorCode.JOURNAL_VERSION)
                    && String.valueOf(e.getMessage()).contains(SEGMENT);
            if (says) {
                return -1;
            }
            throw e;
        }
        for (int i = 0; i < found.size(); i++) {
            if (i >= records || !found.get(i).equals(text(i + 1))) {
                throw new IllegalStateException("what was read is no prefix of what was written: " + found.get(i));
            }
        }
        return found.size();
    }
}
