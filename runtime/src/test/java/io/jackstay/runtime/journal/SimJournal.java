package io.jackstay.runtime.journal;

import io.jackstay.runtime.loop.VirtualClock;
import java.util.ArrayList;
import java.util.List;

/** One owned stream on a simulated disk, and what it answered. Not thread safe. */
final class SimJournal {
    static final StreamName BOT = StreamName.bot("b");

    final List<String> answers = new ArrayList<>();
    final VirtualClock clock = new VirtualClock(0);
    final FileJournalStore store;
    final Journal journal;
    private final Inbox inbox = new Inbox();

    SimJournal(SimDisk disk, JournalSettings settings) {
        this.store = new FileJournalStore(disk, clock, settings);
        this.journal = store.open(BOT, OpenMode.OWN, inbox);
    }

    /** With one segment of any size, whose room grows in small steps. */
    static SimJournal on(SimDisk disk) {
        return new SimJournal(disk, JournalSettings.defaults().withSegments(1 << 20, 1_024, 4_096));
    }

    /** With a segment for every few records. */
    static SimJournal segmented(SimDisk disk) {
        return new SimJournal(disk, JournalSettings.defaults().withSegments(256, 512, 512));
    }

    /** Appends without a turn of the writer. */
    SimJournal hand(Level level, String... texts) {
        journal.append(
                Texts.group(texts),
                level,
                (result, group) -> answers.add(Texts.of(group.entries().get(0)) + " " + result));
        return this;
    }

    /** Turns until all is answered. */
    SimJournal settle() {
        while (store.writer().doWork() > 0) {
            continue;
        }
        inbox.run();
        return this;
    }

    SimJournal append(Level level, String... texts) {
        return hand(level, texts).settle();
    }

    SimJournal appendNumbered(int count) {
        for (String text : Texts.numbered(count)) {
            append(Level.DURABLE, text);
        }
        return this;
    }

    void close() {
        store.close();
    }

    static String segment(long id) {
        return SegmentHeader.nameOf(BOT, id);
    }
}
