package io.jackstay.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.journal.JournalCheck.Verdict;
import io.jackstay.runtime.loop.VirtualClock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Journals that are checked and repaired: what is left is a prefix of what was appended, and a copy is kept. */
final class JournalFilesTest {
    private static final String SEGMENT = SimJournal.segment(1);

    private final SimDisk disk = new SimDisk(new SplittableRandom(3));
    private final JournalFiles files = new JournalFiles(disk, new VirtualClock(1_700_000_000_000_000_000L));

    private Map<String, List<Byte>> content() {
        Map<String, List<Byte>> content = new TreeMap<>();
        for (String name : disk.all()) {
            byte[] bytes = disk.file(name).toBytes();
            content.put(name, new java.util.ArrayList<>());
            for (byte next : bytes) {
                content.get(name).add(next);
            }
        }
        return content;
    }

    private List<String> read() {
        return Texts.all(SimJournal.on(disk).journal);
    }

    @Test
    void aSoundJournalIsToldWithItsSizeAndLeftAlone() {
        SimJournal.on(disk).appendNumbered(20).close();
        Map<String, List<Byte>> before = content();

        JournalCheck check = files.check(SimJournal.BOT);

        assertThat(files.streams()).containsExactly(SimJournal.BOT);
        assertThat(check.verdict()).isEqualTo(Verdict.SOUND);
        assertThat(check.records()).isEqualTo(20);
        assertThat(check.lastSequence()).isEqualTo(20);
        assertThat(check.epoch()).isEqualTo(1);
        assertThat(check.segments()).isEqualTo(1);
        assertThat(check.snapshot()).isEmpty();
        assertThat(check.words()).isEmpty();
        assertThat(files.repair(SimJournal.BOT).changed()).isFalse();
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void aTornEndIsLeftToTheNextRun() {
        SimJournal.on(disk).appendNumbered(20).close();
        byte[] whole = disk.file(SEGMENT).toBytes();
        disk.put(SEGMENT, SimInode.of(Arrays.copyOf(whole, whole.length - 3)));
        Map<String, List<Byte>> before = content();

        JournalCheck check = files.check(SimJournal.BOT);

        assertThat(check.verdict()).isEqualTo(Verdict.TORN);
        assertThat(check.lastSequence()).isEqualTo(19);
        assertThat(check.words()).singleElement().asString().contains("behind record 19");
        assertThat(files.repair(SimJournal.BOT).changed()).isFalse();
        assertThat(content()).isEqualTo(before);
    }

    /** Each bit of the journal, so each place that damage can be in. */
    @Test
    void whateverBitIsDamagedARepairLeavesTheLongestPrefixAndTheNextRunGoesOn() {
        SimJournal.on(disk).appendNumbered(30).close();
        byte[] whole = disk.file(SEGMENT).toBytes();
        List<String> all = Texts.numbered(30);
        byte[] head = disk.file("bot-b/head").toBytes();
        for (int bit = 0; bit < whole.length * Byte.SIZE; bit += 5) {
            SimDisk copy = new SimDisk(new SplittableRandom(bit));
            SimInode damaged = SimInode.of(whole);
            damaged.flip(bit);
            put(copy, head, damaged);
            JournalFiles repairing = new JournalFiles(copy, new VirtualClock(0));
            JournalCheck check = check(repairing);
            if (check == null) {
                continue;
            }
            assertThat(check.verdict()).as("bit %d", bit).isNotEqualTo(Verdict.SOUND);

            JournalRepair repair = repairing.repair(SimJournal.BOT);

            assertThat(repair.changed()).isEqualTo(check.verdict() == Verdict.DAMAGED);
            SimJournal next = SimJournal.on(copy);
            List<String> found = Texts.all(next.journal);
            assertThat(found).as("bit %d", bit).isEqualTo(all.subList(0, found.size()));
            int record = (bit / Byte.SIZE - SegmentHeader.BYTES) / (Frames.HEADER + 3);
            assertThat(found.size()).as("bit %d", bit).isGreaterThanOrEqualTo(Math.max(0, record));
            next.append(Level.DURABLE, "new").close();
            assertThat(Texts.all(SimJournal.on(copy).journal))
                    .hasSize(found.size() + 1)
                    .endsWith("new");
        }
    }

    /** Null for one of a version that this program does not know. */
    private static JournalCheck check(JournalFiles files) {
        try {
            return files.check(SimJournal.BOT);
        } catch (JackstayException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.JOURNAL_VERSION);
            return null;
        }
    }

    private static void put(SimDisk disk, byte[] head, SimInode segment) {
        disk.put("bot-b/head", SimInode.of(head));
        disk.put(SEGMENT, segment);
    }

    @Test
    void whatIsCutIsKeptBesideIt() {
        SimJournal.on(disk).appendNumbered(20).close();
        disk.file(SEGMENT).flip(Byte.SIZE * (SegmentHeader.BYTES + 5 * (Frames.HEADER + 2) + 20));
        byte[] damaged = disk.file(SEGMENT).toBytes();

        JournalRepair repair = files.repair(SimJournal.BOT);

        assertThat(repair.changed()).isTrue();
        assertThat(repair.lastSequence()).isEqualTo(5);
        assertThat(repair.copy()).isEqualTo("damaged-20231114-221320-bot-b");
        assertThat(disk.file(repair.copy() + "/segment-0000000000000001").toBytes())
                .isEqualTo(damaged);
        assertThat(repair.words()).anyMatch(words -> words.contains("behind record 5"));
        assertThat(files.check(SimJournal.BOT).verdict()).isEqualTo(Verdict.SOUND);
        assertThat(files.streams()).containsExactly(SimJournal.BOT);
        assertThat(read()).isEqualTo(Texts.numbered(5));
    }

    @Test
    void segmentsBehindTheDamageAreDropped() {
        SimJournal.segmented(disk).appendNumbered(40).close();
        disk.remove(SimJournal.segment(3));
        JournalCheck check = files.check(SimJournal.BOT);
        assertThat(check.verdict()).isEqualTo(Verdict.DAMAGED);
        assertThat(check.words().get(0)).contains("segment 3 before it is missing");

        JournalRepair repair = files.repair(SimJournal.BOT);

        assertThat(repair.lastSequence()).isEqualTo(check.lastSequence()).isBetween(1L, 39L);
        assertThat(Texts.all(SimJournal.segmented(disk).journal))
                .isEqualTo(Texts.numbered((int) repair.lastSequence()));
    }

    /** What a whole snapshot covers need not be read: nothing is lost then. */
    @Test
    void damageBeforeAWholeSnapshotCostsNothing() {
        SimJournal written = SimJournal.segmented(disk).appendNumbered(40);
        written.journal.snapshot(40, Texts.entry("s40"), result -> {});
        written.settle()
                .append(Level.DURABLE, "r41")
                .append(Level.DURABLE, "r42")
                .close();
        disk.file(SimJournal.segment(2)).flip(Byte.SIZE * (SegmentHeader.BYTES + 20));
        assertThat(files.check(SimJournal.BOT).verdict()).isEqualTo(Verdict.DAMAGED);

        JournalRepair repair = files.repair(SimJournal.BOT);

        assertThat(repair.lastSequence()).isEqualTo(42);
        SimJournal next = SimJournal.segmented(disk);
        assertThat(Texts.of(next.journal.snapshot().orElseThrow().entry())).isEqualTo("s40");
        assertThat(Texts.after(next.journal, 40)).containsExactly("r41", "r42");
    }

    @Test
    void aHeadThatIsGoneIsMadeFromTheSegments() {
        SimJournal.on(disk).appendNumbered(10).close();
        disk.remove("bot-b/head");

        assertThat(files.repair(SimJournal.BOT).changed()).isTrue();

        assertThat(read()).isEqualTo(Texts.numbered(10));
    }

    @Test
    void whereTheFirstRecordsAreGoneNothingIsChanged() {
        SimJournal.segmented(disk).appendNumbered(40).close();
        disk.remove(SEGMENT);
        Map<String, List<Byte>> before = content();

        assertThatThrownBy(() -> files.repair(SimJournal.BOT))
                .isInstanceOfSatisfying(
                        JackstayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOURNAL_CORRUPT))
                .hasMessageContaining("no snapshot");
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void aFolderInUseIsNotRepaired() {
        SimJournal.on(disk).appendNumbered(10);

        assertThatThrownBy(() -> files.repair(SimJournal.BOT))
                .isInstanceOfSatisfying(
                        JackstayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOURNAL_IN_USE));
    }

    /** Whatever is cut, a next owner knows how much it may have been, and a second repair does not forget the first. */
    @Test
    void whatARepairHasCutIsNeverToldToBeLessThanItWas() {
        SimJournal.on(disk).appendNumbered(10).close();
        SimJournal.on(disk).appendNumbered(20).close();
        SimJournal last = SimJournal.on(disk).appendNumbered(5);
        long epoch = last.journal.epoch();
        last.close();
        flip(SEGMENT, SegmentHeader.BYTES + 4 * (Frames.HEADER + 3) + 8);

        JournalRepair repair = files.repair(SimJournal.BOT);
        JournalCut cut = cut();

        assertThat(repair.lastSequence()).isBetween(3L, 5L);
        assertThat(cut.epoch()).isGreaterThanOrEqualTo(epoch);
        assertThat(cut.records()).isBetween(35 - repair.lastSequence(), 200L);
        assertThat(cut.owners()).isBetween(4L, 6L);
        assertThat(epoch()).isGreaterThan(cut.epoch());
        flip(SEGMENT, SegmentHeader.BYTES + 8);
        files.repair(SimJournal.BOT);
        JournalCut again = cut();
        assertThat(again.records()).isGreaterThan(cut.records());
        assertThat(again.epoch()).isGreaterThan(cut.epoch());
    }

    private long epoch() {
        SimJournal next = SimJournal.on(disk);
        long epoch = next.journal.epoch();
        next.close();
        return epoch;
    }

    private JournalCut cut() {
        SimJournal next = SimJournal.on(disk);
        JournalCut cut = next.journal.cut().orElseThrow();
        next.close();
        return cut;
    }

    private void flip(String name, int at) {
        byte[] bytes = disk.file(name).toBytes();
        SimInode damaged = SimInode.of(bytes);
        damaged.flip(at * Byte.SIZE);
        disk.put(name, damaged);
    }
}
