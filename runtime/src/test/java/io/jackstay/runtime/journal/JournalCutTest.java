package io.jackstay.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a repair says that it may have cut. Two segments, of three records and of two, by the first owner. */
final class JournalCutTest {
    private static final int RECORD = Frames.HEADER + 2;
    private static final int BEHIND_THE_FIRST = SegmentHeader.BYTES + RECORD;

    private final SimDisk disk = new SimDisk(new SplittableRandom(5));

    @BeforeEach
    void twoSegments() {
        int room = SegmentHeader.BYTES + 3 * RECORD;
        new SimJournal(disk, JournalSettings.defaults().withSegments(room, 512, 512))
                .appendNumbered(5)
                .close();
    }

    /** The first record alone is good. */
    private JournalCut behindTheFirst(Head head) throws IOException {
        GoodPrefix good = new GoodPrefix(List.of(1L), BEHIND_THE_FIRST, 1, 1, 1);
        return JournalCut.behind(good, disk, SimJournal.BOT, head);
    }

    /** As many of the shortest records as the bytes have room for. */
    private static long records(long bytes) {
        return (bytes + Frames.HEADER - 1) / Frames.HEADER;
    }

    @Test
    void eachByteBehindTheGoodOnesMayBeOfARecord() throws IOException {
        long bytes = 2 * RECORD + SegmentHeader.BYTES + 2 * RECORD;

        assertThat(behindTheFirst(Head.NONE)).isEqualTo(new JournalCut(4, records(bytes), 3));
        assertThat(behindTheFirst(new Head(9, 2))).isEqualTo(new JournalCut(9, records(bytes), 3));
    }

    @Test
    void aSegmentThatIsGoneWasAsLargeAsOneMayBe() throws IOException {
        disk.remove(SimJournal.segment(2));

        assertThat(behindTheFirst(new Head(1, 2))).isEqualTo(new JournalCut(4, records(2 * RECORD + (64L << 20)), 3));
        assertThat(behindTheFirst(Head.NONE)).isEqualTo(new JournalCut(3, records(2 * RECORD), 2));
    }

    @Test
    void zerosBehindTheRecordsAreNone() throws IOException {
        try (DiskFile file = disk.change(SimJournal.segment(2))) {
            WholeFile.write(file, ByteBuffer.allocate(200_000), file.size());
        }

        assertThat(behindTheFirst(Head.NONE).records()).isEqualTo(records(4 * RECORD + SegmentHeader.BYTES));
    }

    @Test
    void whereNothingIsGoodAllOfItIsCut() throws IOException {
        GoodPrefix nothing = new GoodPrefix(List.of(), 0, 1, 0, 0);

        assertThat(JournalCut.behind(nothing, disk, SimJournal.BOT, Head.NONE))
                .isEqualTo(new JournalCut(4, records(2 * SegmentHeader.BYTES + 5 * RECORD), 4));
    }

    @Test
    void aSnapshotSaysHowManyRecordsThereWere() throws IOException {
        new SnapshotFiles(disk, SimJournal.BOT)
                .write(new JournalSnapshot(SimJournal.BOT, 1, 1_000, Texts.entry("state")));

        assertThat(behindTheFirst(Head.NONE).records()).isEqualTo(999);
    }

    @Test
    void whatAnEarlierRepairHasCutCountsTwice() {
        JournalCut now = new JournalCut(3, 10, 2);

        assertThat(now.and(new JournalCut(5, 4, 1))).isEqualTo(new JournalCut(5, 18, 4));
        assertThat(now.and(new JournalCut(1, 0, 0))).isEqualTo(now);
    }

    @Test
    void itIsKeptBesideTheStream() throws IOException {
        assertThat(JournalCut.read(disk, SimJournal.BOT)).isEmpty();
        new JournalCut(3, 10, 2).write(disk, SimJournal.BOT);

        assertThat(JournalCut.read(disk.crashed(), SimJournal.BOT)).contains(new JournalCut(3, 10, 2));
        assertThat(SimJournal.on(disk).journal.cut()).contains(new JournalCut(3, 10, 2));
    }

    @Test
    void oneOfAnotherLengthIsRefused() throws IOException {
        ByteBuffer longer = Sealed.begin("JSTCUT01", SimJournal.BOT, 4 * Long.BYTES);
        longer.putLong(1).putLong(2).putLong(3).putLong(4);
        WholeFile.replace(disk, "bot-b", "cut", Sealed.seal(longer));
        ByteBuffer shorter =
                Sealed.begin("JSTHEAD1", SimJournal.BOT, Long.BYTES).putLong(1);
        WholeFile.replace(disk, "bot-b", "head", Sealed.seal(shorter));

        assertThatThrownBy(() -> JournalCut.read(disk, SimJournal.BOT))
                .isInstanceOfSatisfying(
                        JackstayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOURNAL_CORRUPT));
        assertThatThrownBy(() -> Head.read(disk, SimJournal.BOT))
                .isInstanceOfSatisfying(
                        JackstayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOURNAL_CORRUPT))
                .hasMessageContaining("wrong length");
    }

    @Test
    void segmentsAreThoseOfTheirNamesInTheirOrder() {
        List<String> files = List.of(
                "segment-0000000000000010",
                "head",
                "segment-0000000000000002",
                "segment-2",
                "segment-0000000000000003.tmp");

        assertThat(SegmentHeader.idsIn(files)).containsExactly(2L, 10L);
    }
}
