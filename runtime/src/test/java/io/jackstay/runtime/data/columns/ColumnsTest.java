package io.jackstay.runtime.data.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {
    private static final int COLUMNS = 7;

    /** Values that need each width, as they are and as steps: constant, small, time, whole range, both ends. */
    private static List<long[]> rows(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<long[]> rows = new ArrayList<>();
        long time = random.nextLong(1L << 60);
        for (int i = 0; i < count; i++) {
            time += random.nextLong(1L << 31);
            rows.add(new long[] {
                time,
                42,
                random.nextLong(200),
                6_000_000 + random.nextLong(60_000),
                random.nextLong(),
                i % 2 == 0 ? Long.MIN_VALUE : Long.MAX_VALUE,
                -random.nextLong(1L << 40)
            });
        }
        return rows;
    }

    private static byte[] written(List<long[]> rows, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ColumnWriter writer = new ColumnWriter(bytes, text, COLUMNS);
        for (long[] row : rows) {
            writer.append(row);
        }
        writer.end();
        return bytes.toByteArray();
    }

    private static List<long[]> read(byte[] bytes) throws IOException {
        ColumnReader reader = new ColumnReader(new ByteArrayInputStream(bytes), COLUMNS);
        List<long[]> rows = new ArrayList<>();
        long[] row = new long[COLUMNS];
        while (reader.next(row)) {
            rows.add(row.clone());
        }
        return rows;
    }

    @ParameterizedTest(name = "{0} rows")
    @ValueSource(ints = {0, 1, 2, 4_095, 4_096, 4_097, 10_000})
    void readsWhatWasWritten(int count) throws IOException {
        List<long[]> rows = rows(count, count);

        byte[] bytes = written(rows, "a table of " + count);

        assertThat(read(bytes)).usingElementComparator(Arrays::compare).containsExactlyElementsOf(rows);
        ColumnReader reader = new ColumnReader(new ByteArrayInputStream(bytes), COLUMNS);
        assertThat(reader.text()).isEqualTo("a table of " + count);
        reader.verify();
    }

    @Test
    void aTableCutAnywhereIsDamaged() throws IOException {
        byte[] bytes = written(rows(20, 1), "cut");

        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatExceptionOfType(ColumnReader.Damage.class)
                    .as("cut to %d of %d bytes", length, bytes.length)
                    .isThrownBy(() -> verify(cut));
        }
    }

    @Test
    void aTableWithAnyBitTurnedIsDamaged() throws IOException {
        byte[] bytes = written(rows(20, 2), "turned");

        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] turned = bytes.clone();
            turned[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThatExceptionOfType(IOException.class).as("bit %d", bit).isThrownBy(() -> verify(turned));
        }
    }

    @Test
    void aTableThatGoesOnBehindItsEndIsDamaged() throws IOException {
        byte[] bytes = written(rows(3, 3), "longer");

        assertThatExceptionOfType(ColumnReader.Damage.class)
                .isThrownBy(() -> verify(Arrays.copyOf(bytes, bytes.length + 1)))
                .withMessageContaining("behind its end");
    }

    @Test
    void aBlockThatIsMissingIsDamage() throws IOException {
        List<long[]> rows = rows(3 * ColumnLayout.BLOCK_ROWS, 4);
        byte[] whole = written(rows, "x");
        byte[] first = written(rows.subList(0, ColumnLayout.BLOCK_ROWS), "x");
        int end = ColumnLayout.BLOCK_HEAD + Long.BYTES + Integer.BYTES;
        ByteArrayOutputStream without = new ByteArrayOutputStream();
        without.write(first, 0, first.length - end);
        without.write(whole, whole.length - end, end);

        assertThatExceptionOfType(ColumnReader.Damage.class)
                .isThrownBy(() -> verify(without.toByteArray()))
                .withMessageContaining("before all of its rows");
    }

    private static void verify(byte[] bytes) throws IOException {
        new ColumnReader(new ByteArrayInputStream(bytes), COLUMNS).verify();
    }

    @Test
    void aFewBytesARow() throws IOException {
        List<long[]> rows = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 4_096; i++) {
            rows.add(new long[] {i * 100_000_000L + random.nextLong(1_000), 1, 2, 3, 4, 5, random.nextLong(50_000)});
        }

        assertThat(written(rows, "small").length).isLessThan(4_096 * 7);
    }

    @Test
    void everyChangeOfAContentChangesItsHash() throws IOException {
        byte[] content = new byte[1_000];
        new SplittableRandom(6).nextBytes(content);
        String hash = ContentHash.of(new ByteArrayInputStream(content));

        for (int bit = 0; bit < content.length * 8; bit++) {
            byte[] turned = content.clone();
            turned[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(ContentHash.of(new ByteArrayInputStream(turned)))
                    .as("bit %d", bit)
                    .isNotEqualTo(hash);
        }
        assertThat(ContentHash.of(new ByteArrayInputStream(Arrays.copyOf(content, 1_001))))
                .as("a zero more")
                .isNotEqualTo(hash);
        assertThat(ContentHash.of(new ByteArrayInputStream("".getBytes(StandardCharsets.UTF_8))))
                .hasSize(32);
    }
}
