package io.jackstay.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.loop.VirtualClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were cut, flipped, swapped, lost: a journal is a prefix of what was appended, or it is refused. */
final class DamageTest {
    private static final String SEGMENT = SimJournal.segment(1);

    private final SimDisk disk = new SimDisk(new SplittableRandom(3));

    @Test
    void aJournalCutAtAnyByteIsItsLongestPrefixOfWholeRecords() throws IOException {
        SimJournal written = SimJournal.on(disk).appendNumbered(1_000);
        written.close();
        byte[] whole = disk.file(SEGMENT).toBytes();
        TreeMap<Integer, Integer> recordsAt = recordEnds(Texts.numbered(1_000));
        assertThat(recordsAt.lastKey()).isEqualTo(whole.length);

        for (int length = whole.length; length >= 0; length--) {
            disk.file(SEGMENT).truncate(length);
            FileStream found = FileStream.follow(disk, SimJournal.BOT);
            Integer end = recordsAt.floorKey(length);
            long expected = end == null ? 0 : recordsAt.get(end);
            assertThat(found.end().lastSequence()).as("cut at %d", length).isEqualTo(expected);
        }
    }

    @Test
    void aJournalThatWasCutGoesOnBehindTheCut() {
        SimJournal.on(disk).appendNumbered(40).close();
        byte[] whole = disk.file(SEGMENT).toBytes();
        TreeMap<Integer, Integer> recordsAt = recordEnds(Texts.numbered(40));

        for (int length = 0; length <= whole.length; length++) {
            SimDisk copy = copyWith(SEGMENT, SimInode.of(Arrays.copyOf(whole, length)));
            SimJournal reopened = SimJournal.on(copy);
            Integer end = recordsAt.floorKey(length);
            List<String> expected = new ArrayList<>(Texts.numbered(end == null ? 0 : recordsAt.get(end)));
            assertThat(Texts.all(reopened.journal)).as("cut at %d", length).isEqualTo(expected);
            int lastEnd = end != null ? end : length < SegmentHeader.BYTES ? -1 : SegmentHeader.BYTES;
            boolean onlyZerosLeft = lastEnd >= 0 && length - lastEnd <= Integer.BYTES - 1;
            assertThat(reopened.journal.findings()).as("cut at %d", length).hasSize(onlyZerosLeft ? 0 : 1);
            reopened.append(Level.DURABLE, "new").close();
            expected.add("new");
            SimJournal third = SimJournal.on(copy);
            assertThat(Texts.all(third.journal))
                    .as("cut at %d, then appended", length)
                    .isEqualTo(expected);
            assertThat(third.journal.findings()).isEmpty();
        }
    }

    @Test
    void aGroupIsKeptWholeOrNotAtAll() {
        SimJournal.on(disk)
                .append(Level.DURABLE, "a")
                .append(Level.DURABLE, "b", "c", "d")
                .close();
        byte[] whole = disk.file(SEGMENT).toBytes();
        int firstEnd = SegmentHeader.BYTES + Frames.HEADER + 1;

        for (int length = firstEnd; length < whole.length; length++) {
            SimDisk copy = copyWith(SEGMENT, SimInode.of(Arrays.copyOf(whole, length)));
            assertThat(Texts.all(SimJournal.on(copy).journal))
                    .as("cut at %d", length)
                    .containsExactly("a");
        }
    }

    @Test
    void everyFlippedBitOfASegmentIsFound() throws IOException {
        SimJournal.on(disk).appendNumbered(200).close();
        int bits = disk.file(SEGMENT).size() * Byte.SIZE;
        List<String> texts = Texts.numbered(200);
        int cut = 0;

        for (int bit = 0; bit < bits; bit++) {
            disk.file(SEGMENT).flip(bit);
            List<String> found = new ArrayList<>();
            try {
                LogEnd end = new LogReader(disk, SimJournal.BOT)
                        .replay(Head.read(disk, SimJournal.BOT), 0, each -> found.add(Texts.of(each.entry())));
                assertThat(end.torn()).as("bit %d", bit).isTrue();
                assertThat(found).as("bit %d", bit).hasSizeLessThan(200).isEqualTo(texts.subList(0, found.size()));
                cut++;
            } catch (JackstayException e) {
                assertThat(e.code()).as("bit %d", bit).isIn(ErrorCode.JOURNAL_CORRUPT, ErrorCode.JOURNAL_VERSION);
                assertThat(e)
                        .hasMessageContaining(bit / Byte.SIZE < SegmentHeader.BYTES ? SEGMENT : SEGMENT + ", offset");
            }
            disk.file(SEGMENT).flip(bit);
        }

        int lastRecordBits = (Frames.HEADER + "r200".length()) * Byte.SIZE;
        assertThat(cut).as("only the last record can be taken for a torn tail").isEqualTo(lastRecordBits);
    }

    /** Bytes, runs of them and whole sectors, anywhere in a journal of 200 records. */
    @Test
    void randomDamageOfManyBytesIsFoundAndNeverGivesAStateThatNoPrefixGives() throws IOException {
        SimJournal.on(disk).appendNumbered(200).close();
        byte[] whole = disk.file(SEGMENT).toBytes();
        List<String> texts = Texts.numbered(200);
        int refused = 0;
        for (int seed = 0; seed < 10_000; seed++) {
            byte[] damaged = damaged(whole, new SplittableRandom(seed));
            disk.put(SEGMENT, SimInode.of(damaged));
            List<String> found = new ArrayList<>();
            try {
                LogEnd end = new LogReader(disk, SimJournal.BOT)
                        .replay(Head.read(disk, SimJournal.BOT), 0, each -> found.add(Texts.of(each.entry())));
                assertThat(end.torn() || Arrays.equals(damaged, whole) || found.size() < 200)
                        .as("seed %d", seed)
                        .isTrue();
            } catch (JackstayException e) {
                refused++;
                assertThat(e.code()).as("seed %d", seed).isIn(ErrorCode.JOURNAL_CORRUPT, ErrorCode.JOURNAL_VERSION);
            }
            assertThat(found).as("seed %d", seed).isEqualTo(texts.subList(0, found.size()));
        }
        assertThat(refused)
                .as("damage before the last record is not a torn tail")
                .isGreaterThan(9_000);
    }

    private static byte[] damaged(byte[] whole, SplittableRandom random) {
        byte[] damaged = whole.clone();
        int from = random.nextInt(whole.length);
        switch (random.nextInt(4)) {
            case 0 -> {
                for (int i = random.nextInt(2, 20); i > 0; i--) {
                    damaged[random.nextInt(whole.length)] ^= (byte) random.nextInt(1, 256);
                }
            }
            case 1 -> Arrays.fill(damaged, from, Math.min(whole.length, from + random.nextInt(2, 600)), (byte) 0);
            case 2 -> {
                byte[] noise = new byte[Math.min(whole.length - from, random.nextInt(2, 600))];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, damaged, from, noise.length);
            }
            default -> {
                int other = random.nextInt(whole.length);
                int length = Math.min(whole.length - Math.max(from, other), random.nextInt(2, 600));
                System.arraycopy(whole, other, damaged, from, length);
            }
        }
        return damaged;
    }

    @Test
    void everyFlippedBitOfHeadAndSnapshotIsFound() {
        SimJournal written = SimJournal.on(disk).appendNumbered(3);
        written.journal.snapshot(2, Texts.entry("s2"), result -> {});
        written.settle().journal.snapshot(3, Texts.entry("s3"), result -> {});
        written.settle().close();
        String head = "bot-b/head";
        String newest = disk.all().stream()
                .filter(name -> name.endsWith("3"))
                .findFirst()
                .orElseThrow();

        for (int bit = 0; bit < disk.file(head).size() * Byte.SIZE; bit++) {
            SimDisk copy = copyWith(head, flipped(head, bit));
            assertThatThrownBy(() -> SimJournal.on(copy)).as("bit %d", bit).isInstanceOf(JackstayException.class);
        }
        int versionFlips = 0;
        for (int bit = 0; bit < disk.file(newest).size() * Byte.SIZE; bit++) {
            SimDisk copy = copyWith(newest, flipped(newest, bit));
            try {
                Journal journal = SimJournal.on(copy).journal;
                assertThat(journal.findings())
                        .as("bit %d", bit)
                        .singleElement()
                        .asString()
                        .contains(newest);
                assertThat(journal.snapshot().orElseThrow().upTo()).isEqualTo(2);
                assertThat(Texts.after(journal, 2)).containsExactly("r3");
            } catch (JackstayException e) {
                assertThat(e.code()).as("bit %d", bit).isEqualTo(ErrorCode.JOURNAL_VERSION);
                versionFlips++;
            }
        }
        assertThat(versionFlips).isLessThan(Integer.SIZE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void damageOfManyBytesNeverGivesWhatNoPrefixGives(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SimJournal.segmented(disk).appendNumbered(60).close();
        for (int round = 0; round < 200; round++) {
            SimDisk copy = copyWith("bot-b/none", SimInode.of(new byte[0]));
            String name = disk.all().get(random.nextInt(disk.all().size()));
            byte[] bytes = disk.file(name).toBytes();
            int from = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, from + 1 + random.nextInt(64));
            for (int i = from; i < to; i++) {
                bytes[i] = (byte) (random.nextInt(4) == 0 ? 0 : random.nextInt());
            }
            copy.put(name, SimInode.of(bytes));
            try {
                List<String> found = Texts.all(SimJournal.segmented(copy).journal);
                assertThat(found)
                        .as("seed %d round %d: %s %d..%d", seed, round, name, from, to)
                        .isEqualTo(Texts.numbered(60).subList(0, found.size()));
            } catch (JackstayException e) {
                assertThat(e.code()).isIn(ErrorCode.JOURNAL_CORRUPT, ErrorCode.JOURNAL_VERSION);
            }
        }
    }

    @Test
    void zerosBehindTheEndAreTheEnd() {
        SimJournal.on(disk).appendNumbered(3).close();
        byte[] bytes = disk.file(SEGMENT).toBytes();
        disk.put(SEGMENT, SimInode.of(Arrays.copyOf(bytes, bytes.length + 4_096)));

        SimJournal reopened = SimJournal.on(disk);

        assertThat(Texts.all(reopened.journal)).isEqualTo(Texts.numbered(3));
        assertThat(reopened.journal.findings()).isEmpty();
    }

    @Test
    void validRecordsOfAnotherTimeBehindTheEndAreNotRead() {
        SimJournal.on(disk).appendNumbered(2).close();
        SimJournal.on(disk)
                .append(Level.DURABLE, "r3")
                .append(Level.DURABLE, "r4")
                .close();
        byte[] first = disk.file(SEGMENT).toBytes();
        byte[] second = disk.file(SimJournal.segment(2)).toBytes();
        byte[] old = Arrays.copyOfRange(second, SegmentHeader.BYTES, second.length);
        disk.remove(SimJournal.segment(2));
        byte[] both = Arrays.copyOf(first, first.length + old.length);
        System.arraycopy(old, 0, both, first.length, old.length);
        disk.put(SEGMENT, SimInode.of(both));
        disk.put("bot-b/head", headWithOneSegment());

        SimJournal reopened = SimJournal.on(disk);

        assertThat(Texts.all(reopened.journal)).isEqualTo(Texts.numbered(2));
        assertThat(reopened.journal.findings()).singleElement().asString().startsWith("torn tail cut");
    }

    @Test
    void aRecordOfAnotherHistoryIsNotRead() {
        SimJournal.on(disk)
                .append(Level.DURABLE, "r1")
                .append(Level.DURABLE, "r2")
                .close();
        SimDisk other = new SimDisk(new SplittableRandom(1));
        SimJournal.on(other)
                .append(Level.DURABLE, "x1")
                .append(Level.DURABLE, "x2")
                .append(Level.DURABLE, "x3")
                .close();
        byte[] ours = disk.file(SEGMENT).toBytes();
        byte[] theirs = other.file(SEGMENT).toBytes();
        assertThat(theirs).hasSize(ours.length + Frames.HEADER + 2);
        System.arraycopy(ours, 0, theirs, 0, ours.length);

        Journal journal = SimJournal.on(copyWith(SEGMENT, SimInode.of(theirs))).journal;

        assertThat(Texts.all(journal)).containsExactly("r1", "r2");
        assertThat(journal.findings()).singleElement().asString().startsWith("torn tail cut");
    }

    @Test
    void aMissingSegmentIsRefused() {
        SimJournal.segmented(disk).appendNumbered(40).close();
        List<String> segments =
                disk.all().stream().filter(name -> name.contains("segment")).toList();
        assertThat(segments.size()).isGreaterThan(4);

        for (String segment : segments) {
            SimDisk copy = copyWith("bot-b/none", SimInode.of(new byte[0]));
            copy.remove(segment);
            assertCorrupt(copy, "missing");
        }
    }

    /** One that was begun and has no header yet does not stand for the one before it. */
    @Test
    void aMissingSegmentBeforeAnUnfinishedOneIsRefused() {
        SimJournal.segmented(disk).appendNumbered(40).close();
        List<String> segments =
                disk.all().stream().filter(name -> name.contains("segment")).toList();
        for (int last = 2; last <= segments.size(); last++) {
            SimDisk copy = copyWith(SimJournal.segment(last), SimInode.of(new byte[0]));
            segments.subList(last, segments.size()).forEach(copy::remove);
            copy.remove(SimJournal.segment(last - 1));
            assertCorrupt(copy, SimJournal.segment(last - 1));
        }
    }

    @Test
    void swappedCopiedAndForeignSegmentsAreRefused() {
        SimJournal.segmented(disk).appendNumbered(40).close();
        SimDisk swapped = copyWith(SimJournal.segment(2), disk.file(SimJournal.segment(3)));
        swapped.put(SimJournal.segment(3), disk.file(SimJournal.segment(2)));
        assertCorrupt(swapped, "swapped");
        assertCorrupt(copyWith(SimJournal.segment(3), disk.file(SimJournal.segment(2))), "copied");

        SimDisk other = new SimDisk(new SplittableRandom(1));
        FileJournalStore store = new FileJournalStore(other, new VirtualClock(0), JournalSettings.defaults());
        Journal journal = store.open(StreamName.bot("c"), OpenMode.OWN, Runnable::run);
        journal.append(Texts.group("x"), Level.DURABLE, Completion.NONE);
        store.close();
        assertCorrupt(copyWith(SEGMENT, other.file("bot-c/segment-0000000000000001")), "another stream");
    }

    @Test
    void anEarlierStateOfASegmentThatOthersFollowIsRefused() {
        SimJournal.on(disk).appendNumbered(5).close();
        byte[] whole = disk.file(SEGMENT).toBytes();
        SimJournal.on(disk).append(Level.DURABLE, "r6").close();
        int lastRecord = Frames.HEADER + 2;

        assertCorrupt(
                copyWith(SEGMENT, SimInode.of(Arrays.copyOf(whole, whole.length - lastRecord))),
                "missing, swapped or cut");
    }

    @Test
    void aNewerVersionIsRefusedBeforeAnythingElse() {
        SimJournal.on(disk).appendNumbered(2).close();
        for (String name : List.of("bot-b/head", SEGMENT)) {
            byte[] bytes = disk.file(name).toBytes();
            bytes[11] = 2;
            SimDisk copy = copyWith(name, SimInode.of(bytes));
            assertThatThrownBy(() -> SimJournal.on(copy))
                    .isInstanceOfSatisfying(
                            JackstayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOURNAL_VERSION))
                    .hasMessageContaining("version 2, this program reads up to 1");
        }
    }

    private SimInode headWithOneSegment() {
        ByteBuffer bytes = Sealed.seal(
                Sealed.begin("JSTHEAD1", SimJournal.BOT, 16).putLong(2).putLong(1));
        return SimInode.of(Arrays.copyOf(bytes.array(), bytes.limit()));
    }

    private SimInode flipped(String name, int bit) {
        SimInode inode = SimInode.of(disk.file(name).toBytes());
        inode.flip(bit);
        return inode;
    }

    private SimDisk copyWith(String name, SimInode inode) {
        SimDisk copy = new SimDisk(new SplittableRandom(5));
        disk.all().forEach(each -> copy.put(each, SimInode.of(disk.file(each).toBytes())));
        copy.put(name, SimInode.of(inode.toBytes()));
        return copy;
    }

    private static void assertCorrupt(SimDisk damaged, String words) {
        assertThatThrownBy(() -> SimJournal.segmented(damaged))
                .isInstanceOfSatisfying(
                        JackstayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOURNAL_CORRUPT))
                .hasMessageContaining(words);
    }

    /** Offset behind each record of a single segment, to its number. */
    private static TreeMap<Integer, Integer> recordEnds(List<String> texts) {
        TreeMap<Integer, Integer> ends = new TreeMap<>();
        int offset = SegmentHeader.BYTES;
        for (int i = 0; i < texts.size(); i++) {
            offset += Frames.HEADER + texts.get(i).length();
            ends.put(offset, i + 1);
        }
        return ends;
    }
}
