package io.jackstay.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values come back as they were, in one way of writing each, and nothing else is read. */
final class RecordCodecTest {
    @Test
    void valuesComeBackAsTheyWere() {
        RecordWriter writer = new RecordWriter(7, 2);
        long[] longs = {0, 1, -1, 63, 64, -64, -65, Long.MAX_VALUE, Long.MIN_VALUE};
        for (long value : longs) {
            writer.putLong(value).putFixedLong(value);
        }
        writer.putBoolean(true).putBoolean(false).putText("").putText("Größe 大 \uD83D\uDE00");
        writer.putDecimal(new BigDecimal("-0.00")).putDecimal(new BigDecimal("12345678901234567890.123456789"));
        writer.putDecimal(new BigDecimal(BigInteger.TEN, -3)).putBytes(new byte[] {1, 2});

        RecordReader reader = reader(writer.toEntry()).requireVersionUpTo(2);

        assertThat(reader.version()).isEqualTo(2);
        for (long value : longs) {
            assertThat(reader.takeLong()).isEqualTo(value);
            assertThat(reader.takeFixedLong()).isEqualTo(value);
        }
        assertThat(reader.takeBoolean()).isTrue();
        assertThat(reader.takeBoolean()).isFalse();
        assertThat(reader.takeText()).isEmpty();
        assertThat(reader.takeText()).isEqualTo("Größe 大 \uD83D\uDE00");
        assertThat(reader.takeDecimal()).isEqualTo(new BigDecimal("0.00"));
        assertThat(reader.takeDecimal()).isEqualTo(new BigDecimal("12345678901234567890.123456789"));
        assertThat(reader.takeDecimal()).isEqualTo(new BigDecimal(BigInteger.TEN, -3));
        assertThat(reader.takeBytes()).containsExactly(1, 2);
        assertThat(reader.hasMore()).isFalse();
        reader.end();
    }

    @Test
    void errorsNameStreamAndSequence() {
        assertThatThrownBy(() -> reader(new Entry(7, 1, new byte[] {5, 'a'})).takeText())
                .isInstanceOfSatisfying(
                        JackstayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOURNAL_CORRUPT))
                .hasMessageContaining("journal bot-b record 42 type 7")
                .hasMessageContaining("5 bytes announced, 1 are left");
    }

    @Test
    void aNewerVersionIsRefused() {
        assertThatThrownBy(() -> reader(new Entry(7, 3, new byte[0])).requireVersionUpTo(2))
                .isInstanceOfSatisfying(
                        JackstayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOURNAL_VERSION));
    }

    @Test
    void otherWaysOfWritingAValueAreRefused() {
        assertCorrupt(new byte[] {(byte) 0x80, 0}, RecordReader::takeLong);
        byte[] tooLong = new byte[11];
        Arrays.fill(tooLong, (byte) 0x80);
        assertCorrupt(tooLong, RecordReader::takeLong);
        byte[] tooLarge = new byte[10];
        Arrays.fill(tooLarge, (byte) 0xFF);
        tooLarge[9] = 2;
        assertCorrupt(tooLarge, RecordReader::takeLong);
        assertCorrupt(new byte[] {2}, RecordReader::takeBoolean);
        assertCorrupt(new byte[] {2, (byte) 0xC0, (byte) 0x80}, RecordReader::takeText);
        assertCorrupt(new byte[] {0, 2, 0, 1}, RecordReader::takeDecimal);
        assertCorrupt(new byte[] {0, 0}, RecordReader::takeDecimal);
        assertCorrupt(
                new RecordWriter(1, 1)
                        .putLong(1_001)
                        .putBytes(new byte[1])
                        .toEntry()
                        .payload(),
                RecordReader::takeDecimal);
        assertCorrupt(
                new RecordWriter(1, 1)
                        .putLong(Long.MIN_VALUE)
                        .putBytes(new byte[1])
                        .toEntry()
                        .payload(),
                RecordReader::takeDecimal);
        assertCorrupt(new RecordWriter(1, 1).putLong(1L << 31).toEntry().payload(), RecordReader::takeInt);
        assertCorrupt(new byte[] {1, 2, 3}, RecordReader::takeFixedLong);
        assertCorrupt(new byte[] {0}, RecordReader::end);
    }

    @Test
    void whatCantBeReadAgainIsNotWritten() {
        RecordWriter writer = new RecordWriter(1, 1);

        assertThatThrownBy(() -> writer.putText("\uD83D")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.putDecimal(new BigDecimal(BigInteger.ONE, 1_001)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyBytesAreReadOrRefused(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(24)];
            random.nextBytes(bytes);
            RecordReader reader = reader(new Entry(1, 1, bytes));
            RecordWriter again = new RecordWriter(1, 1);
            try {
                while (reader.hasMore()) {
                    switch (random.nextInt(5)) {
                        case 0 -> again.putLong(reader.takeLong());
                        case 1 -> again.putText(reader.takeText());
                        case 2 -> again.putDecimal(reader.takeDecimal());
                        case 3 -> again.putBoolean(reader.takeBoolean());
                        default -> again.putFixedLong(reader.takeFixedLong());
                    }
                }
                assertThat(again.toEntry().payload())
                        .as("seed %d round %d", seed, round)
                        .isEqualTo(bytes);
            } catch (JackstayException e) {
                assertThat(e.code()).as("seed %d round %d", seed, round).isEqualTo(ErrorCode.JOURNAL_CORRUPT);
            }
        }
    }

    @Test
    void olderPayloadsAreBroughtUpStepByStep() {
        PayloadVersions versions = PayloadVersions.first()
                .next(old -> new Entry(
                        old.type(), 2, (Texts.of(old) + " to 2").getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .next(old -> new Entry(
                        old.type(), 3, (Texts.of(old) + " to 3").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        JournalSnapshot old = new JournalSnapshot(SimJournal.BOT, 1, 5, Texts.entry("from 1"));

        assertThat(versions.current()).isEqualTo(3);
        assertThat(Texts.of(versions.upgraded(old).entry())).isEqualTo("from 1 to 2 to 3");
        assertThat(Texts.of(versions.upgraded(journaled(Texts.entry("from 1"))).entry()))
                .isEqualTo("from 1 to 2 to 3");
        JournalSnapshot newer = new JournalSnapshot(SimJournal.BOT, 1, 5, new Entry(1, 4, new byte[0]));
        assertThatThrownBy(() -> versions.upgraded(newer))
                .isInstanceOfSatisfying(
                        JackstayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOURNAL_VERSION));
    }

    private interface Check {
        void on(RecordReader reader);
    }

    private static void assertCorrupt(byte[] bytes, Check check) {
        assertThatThrownBy(() -> check.on(reader(new Entry(1, 1, bytes))))
                .isInstanceOfSatisfying(
                        JackstayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JOURNAL_CORRUPT));
    }

    private static RecordReader reader(Entry entry) {
        return RecordReader.of(journaled(entry));
    }

    private static JournalRecord journaled(Entry entry) {
        return new JournalRecord(SimJournal.BOT, 1, 42, 0, 0, Level.DURABLE, true, entry);
    }
}
