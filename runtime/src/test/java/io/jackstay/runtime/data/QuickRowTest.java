package io.jackstay.runtime.data;

import static io.jackstay.runtime.data.RecordedEvents.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.error.JackstayException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row with others behind it is read in the quick way, one that ends the file in the other: both must say the same. */
class QuickRowTest {
    private static final String NUMBERS = "0123456789.";
    private static final String STRAY = "0123456789..,,-+e \r\n\u00ff/:";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void quotesAreReadAsByTheOtherWay(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            String row = "%s,%s,%s,%s,%s\n".formatted(time(random), any(random), any(random), any(random), any(random));
            assertSame(CsvQuotes.HEADER, damaged(row, random), "9000000000000000000,1,1,1,1\n", seed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void candlesAreReadAsByTheOtherWay(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            String price = any(random);
            String row = "%d,%s,%s,%s,%s,%s\n"
                    .formatted(1_600_000_000 + random.nextInt(1_000), price, price, price, price, any(random));
            assertSame(CsvCandles.HEADER, damaged(row, random), "9000000000,1,1,1,1,1\n", seed);
        }
    }

    @Test
    void ordinaryRowsAreTakenQuickly() {
        String row = "1700000000000000007,60000.10,1.500,160000.20,0.12345\n";
        LineReader lines = new LineReader(DataFile.open(write(folder, "q.csv", row.repeat(20))));
        lines.next();
        QuickRow quick = new QuickRow(lines, new MarketNumbers(RecordedEvents.market(), lines));

        assertThat(quick.begin()).isTrue();
        assertThat(quick.integer()).isEqualTo(1_700_000_000_000_000_007L);
        assertThat(quick.price((byte) ',')).isEqualTo(6_000_010);
        assertThat(quick.size((byte) ',')).isEqualTo(150_000);
        assertThat(quick.price((byte) ',')).isEqualTo(16_000_020);
        assertThat(quick.size((byte) '\n')).isEqualTo(12_345);
        quick.end();
        assertThat(lines.ahead()).isEqualTo(2 * row.length());
        lines.close();
    }

    private static String time(SplittableRandom random) {
        return random.nextInt(5) == 0 ? any(random) : Long.toString(1 + random.nextLong(Long.MAX_VALUE - 1));
    }

    /** Mostly a number of the market, now and then anything made of digits and points. */
    private static String any(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        if (random.nextInt(4) > 0) {
            long whole = random.nextLong(1L << random.nextInt(1, 40));
            return text.append(whole)
                    .append(random.nextBoolean() ? "." + random.nextInt(100) : "")
                    .toString();
        }
        for (int left = 1 + random.nextInt(20); left > 0; left--) {
            text.append(NUMBERS.charAt(random.nextInt(NUMBERS.length())));
        }
        return text.toString();
    }

    private static String damaged(String row, SplittableRandom random) {
        if (random.nextInt(3) > 0) {
            return row;
        }
        int at = random.nextInt(row.length() - 1);
        return row.substring(0, at) + STRAY.charAt(random.nextInt(STRAY.length())) + row.substring(at + 1);
    }

    private void assertSame(String header, String row, String later, long seed) {
        String alone = first(header + "\n" + row);
        String amongOthers = first(header + "\n" + row + later.repeat(30));

        assertThat(amongOthers).as("seed %d, row %s", seed, row).isEqualTo(alone);
    }

    /** The first row as it is read, or why it can't be. */
    private String first(String content) {
        long[] row = new long[CandlesAsRows.COLUMNS];
        Path file = write(folder, "rows.csv", content);
        LineReader lines = new LineReader(DataFile.open(file));
        lines.next();
        try (RowSource rows = content.startsWith(CsvQuotes.HEADER)
                ? new CsvQuotes(lines, RecordedEvents.market())
                : new CandlesAsRows(new CsvCandles(lines, RecordedEvents.market()))) {
            assertThat(rows.next(row)).isTrue();
            return Arrays.toString(row) + " up to " + content.charAt(lines.end());
        } catch (JackstayException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
