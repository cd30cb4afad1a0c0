package io.jackstay.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.journal.JournalState.Condition;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values that journals are made of: what they are, at their bounds, and in words. */
final class JournalValuesTest {
    private static final int LARGEST_SHORT = 65_535;

    private static Group group(long first, String... texts) {
        List<Entry> entries = Texts.group(texts);
        Frames.Encoded encoded = Frames.encode(1, 1, first, 0, 0, Level.DURABLE, entries);
        return new Group(SimJournal.BOT, 1, first, 0, Level.DURABLE, entries, 1, encoded);
    }

    private static RecordReader reader(RecordWriter written) {
        return RecordReader.of("a test", written.toEntry());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, LARGEST_SHORT})
    void typesAndVersionsFitTwoBytes(int number) {
        Entry entry = new Entry(number, number, new byte[] {7});

        assertThat(entry.type()).isEqualTo(number);
        assertThat(entry.version()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "65536, 1", "1, 0", "1, 65536"})
    void otherTypesAndVersionsAreRefused(int type, int version) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Entry(type, version, new byte[0]));
    }

    @Test
    void nobodyChangesAnEntry() {
        byte[] given = {1, 2};
        Entry entry = new Entry(1, 1, given);
        given[0] = 9;
        entry.payload()[1] = 9;

        assertThat(entry.payload()).containsExactly(1, 2);
    }

    @Test
    void entriesAreEqualByAllTheyHave() {
        Entry entry = new Entry(1, 2, new byte[] {3});

        assertThat(entry).isEqualTo(new Entry(1, 2, new byte[] {3})).hasSameHashCodeAs(new Entry(1, 2, new byte[] {3}));
        assertThat(entry)
                .isNotEqualTo(new Entry(2, 2, new byte[] {3}))
                .isNotEqualTo(new Entry(1, 1, new byte[] {3}))
                .isNotEqualTo(new Entry(1, 2, new byte[] {4}))
                .isNotEqualTo("an entry");
        assertThat(List.of(
                        new Entry(2, 2, new byte[] {3}).hashCode(),
                        new Entry(1, 1, new byte[] {3}).hashCode(),
                        new Entry(1, 2, new byte[] {4}).hashCode()))
                .doesNotContain(entry.hashCode());
    }

    @Test
    void theLargestStateOfASnapshotFitsAndNoLarger() {
        assertThat(new Entry(1, 1, new byte[Entry.MAX_SNAPSHOT_BYTES]).bytes()).hasSize(Entry.MAX_SNAPSHOT_BYTES);
        assertThatIllegalArgumentException().isThrownBy(() -> new Entry(1, 1, new byte[Entry.MAX_SNAPSHOT_BYTES + 1]));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void intsComeBackAsTheyWere(int value) {
        assertThat(reader(new RecordWriter(1, 1).putLong(value)).takeInt()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, -1_000})
    void decimalsOfTheLargestScaleAndLengthComeBack(int scale) {
        BigInteger longest = BigInteger.ONE.shiftLeft(8 * 128 - 1).subtract(BigInteger.ONE);
        BigDecimal value = new BigDecimal(longest, scale);

        assertThat(reader(new RecordWriter(1, 1).putDecimal(value)).takeDecimal())
                .isEqualTo(value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecordWriter(1, 1).putDecimal(new BigDecimal(longest.add(BigInteger.ONE), 0)));
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordWriter(1, 1)
                .putDecimal(new BigDecimal(BigInteger.ONE, scale + Integer.signum(scale))));
    }

    @Test
    void longTextsAndManyFieldsHaveRoom() {
        RecordWriter writer = new RecordWriter(1, 1);
        String text = "0123456789".repeat(50);
        for (int i = 0; i < 100; i++) {
            writer.putBoolean(true).putText(text).putFixedLong(i);
        }

        RecordReader reader = reader(writer);

        for (int i = 0; i < 100; i++) {
            assertThat(reader.takeBoolean()).isTrue();
            assertThat(reader.takeText()).isEqualTo(text);
            assertThat(reader.takeFixedLong()).isEqualTo(i);
        }
        reader.end();
    }

    @Test
    void aSnapshotThatCantBeReadIsNamed() {
        JournalSnapshot snapshot = new JournalSnapshot(SimJournal.BOT, 1, 42, new Entry(1, 1, new byte[0]));

        assertThatThrownBy(() -> RecordReader.of(snapshot).takeLong())
                .isInstanceOfSatisfying(
                        JackstayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOURNAL_CORRUPT))
                .hasMessageContaining(
                        "snapshot of bot-b up to record 42, payload offset 0: 1 bytes expected, 0 are left");
    }

    @Test
    void aVersionThatIsKnownIsRead() {
        RecordReader reader = RecordReader.of("a test", new Entry(1, 2, new byte[0]));

        assertThat(reader.requireVersionUpTo(2)).isSameAs(reader);
        assertThat(reader.requireVersionUpTo(3)).isSameAs(reader);
    }

    @Test
    void aStepThatMakesAnotherVersionThanTheNextIsAMistake() {
        PayloadVersions versions = PayloadVersions.first().next(old -> old);
        JournalSnapshot old = new JournalSnapshot(SimJournal.BOT, 1, 5, Texts.entry("from 1"));

        assertThatThrownBy(() -> versions.upgraded(old))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("snapshot of bot-b up to record 5: the step from version 1 made version 1");
        assertThat(PayloadVersions.first().upgraded(old)).isEqualTo(old);
    }

    @Test
    void anUpgradeLeavesAllButTheEntry() {
        JournalRecord old = new JournalRecord(SimJournal.BOT, 3, 42, 7, 6, Level.WRITTEN, true, Texts.entry("from 1"));
        PayloadVersions versions = PayloadVersions.first().next(entry -> new Entry(entry.type(), 2, entry.payload()));

        JournalRecord now = versions.upgraded(old);

        assertThat(now)
                .isEqualTo(new JournalRecord(
                        SimJournal.BOT,
                        3,
                        42,
                        7,
                        6,
                        Level.WRITTEN,
                        true,
                        new Entry(1, 2, old.entry().payload())));
        assertThat(now.type()).isEqualTo(1);
        assertThat(now.version()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Condition.class)
    void onlyARunningOrStalledJournalMayAcceptAgain(Condition condition) {
        JournalState state = new JournalState(condition, "words");

        assertThat(state.isRunning()).isEqualTo(condition == Condition.RUNNING);
        assertThat(state.isDead()).isEqualTo(condition != Condition.RUNNING && condition != Condition.STALLED);
    }

    @Test
    void streamsAreNamedByWhatTheyAreOf() {
        assertThat(StreamName.bot("b").bot()).contains("b");
        assertThat(StreamName.bot("b").account()).isEmpty();
        assertThat(StreamName.bot("b").tape()).isEmpty();
        assertThat(StreamName.account("sim").account()).contains("sim");
        assertThat(StreamName.account("sim").isAccount()).isTrue();
        assertThat(StreamName.account("sim").bot()).isEmpty();
        assertThat(StreamName.tape("b").tape()).contains("b");
        assertThat(StreamName.tape("b").isAccount()).isFalse();
        assertThat(StreamName.process().isProcess()).isTrue();
        assertThat(StreamName.bot("b").isProcess()).isFalse();
        assertThat(StreamName.account("z")).isLessThan(StreamName.bot("a"));
        assertThatIllegalArgumentException().isThrownBy(() -> new StreamName("bot-"));
        assertThatIllegalArgumentException().isThrownBy(() -> new StreamName("lock"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, 1, 1, 1",
        "1, 0, 1, 1, 1, 1",
        "1, 1, 0, 1, 1, 1",
        "1, 1, 1, 0, 1, 1",
        "1, 1, 1, 1, 0, 1",
        "1, 1, 1, 1, 2, 1"
    })
    void boundsOfAStoreArePositive(int groups, long bytes, int perSync, long segment, int first, int most) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JournalSettings(groups, bytes, perSync, segment, first, most));
    }

    @Test
    void theSmallestBoundsAreOneAndEachIsSetAlone() {
        JournalSettings ones = new JournalSettings(1, 1, 1, 1, 1, 1);

        assertThat(ones.withMaxGroupsInFlight(2)).isEqualTo(new JournalSettings(2, 1, 1, 1, 1, 1));
        assertThat(ones.withMaxGroupsPerSync(2)).isEqualTo(new JournalSettings(1, 1, 2, 1, 1, 1));
        assertThat(ones.withSegments(2, 3, 4)).isEqualTo(new JournalSettings(1, 1, 1, 2, 3, 4));
    }

    @Test
    void aSnapshotIsDueByRecordsAndByBytes() {
        SnapshotPace byRecords = new SnapshotPace(3, Long.MAX_VALUE);
        assertThat(byRecords.isDue(group(1, "a", "b"))).isFalse();
        assertThat(byRecords.isDue(group(3, "c"))).isTrue();
        byRecords.taken();
        assertThat(byRecords.isDue(group(4, "d", "e"))).isFalse();

        SnapshotPace byBytes = new SnapshotPace(Long.MAX_VALUE, 2 * (Frames.HEADER + 1));
        assertThat(byBytes.isDue(group(1, "a"))).isFalse();
        assertThat(byBytes.isDue(group(2, "b"))).isTrue();
        byBytes.taken();
        assertThat(byBytes.isDue(group(3, "c"))).isFalse();
    }

    @Test
    void aGroupKnowsItsPlace() {
        Group group = group(5, "a", "b");

        assertThat(group.firstSequence()).isEqualTo(5);
        assertThat(group.lastSequence()).isEqualTo(6);
        assertThat(group.entries()).hasSize(2);
        assertThat(group.level()).isEqualTo(Level.DURABLE);
        assertThat(group.stream()).isEqualTo(SimJournal.BOT);
    }

    @Test
    void aFullDiskIsOneHoweverTheSystemSaysIt() {
        for (String words : List.of("No space left on device", "Disk quota exceeded", "File too large")) {
            IOException full = new IOException(words);
            assertThat(Faults.isFull(full)).isTrue();
            assertThat(Faults.words(full)).isEqualTo("no space left on the disk");
            assertThat(Faults.failed("write", "there", full).code()).isEqualTo(ErrorCode.JOURNAL_FULL);
        }
        assertThat(Faults.failed("write", "there", new IOException("broken")).code())
                .isEqualTo(ErrorCode.JOURNAL_FAILED);
    }

    @Test
    void aFailureIsToldInWordsThoughTheSystemHasNone() {
        assertThat(Faults.words(new AccessDeniedException("f")))
                .isEqualTo("access denied: check owner and permissions");
        assertThat(Faults.words(new NoSuchFileException("f"))).isEqualTo("NoSuchFileException");
        assertThat(Faults.words(new FileSystemException("f", null, "is a folder")))
                .isEqualTo("is a folder");
        assertThat(Faults.words(new IOException("broken pipe"))).isEqualTo("broken pipe");
        assertThat(Faults.words(new IOException())).isEqualTo("IOException");
    }

    @Test
    void aDenseRunOfUnknownGroupsIsSettledFromItsBeginning() {
        UnknownGroups unknown = new UnknownGroups();
        assertThat(unknown.isNext(group(1, "a"))).isFalse();
        assertThat(unknown.isAfterFirst(group(9, "a"))).isFalse();
        unknown.add(List.of(group(3, "c", "d"), group(5, "e")));
        unknown.add(List.of(group(6, "f")));

        assertThat(unknown.first()).isEqualTo(3);
        assertThat(unknown.isAfterFirst(group(3, "c", "d"))).isFalse();
        assertThat(unknown.isAfterFirst(group(5, "e"))).isTrue();
        assertThat(unknown.settle(group(5, "e"))).isFalse();
        assertThat(unknown.settle(group(3, "c", "d"))).isFalse();
        assertThat(unknown.settle(group(5, "e"))).isFalse();
        assertThat(unknown.settle(group(6, "f"))).isTrue();
        assertThat(unknown.isNext(group(7, "g"))).isFalse();
        unknown.add(List.of(group(9, "i")));
        assertThat(unknown.first()).isEqualTo(9);
    }
}
