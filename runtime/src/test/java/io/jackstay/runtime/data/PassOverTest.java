package io.jackstay.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.market.QuietBand;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a recording leaves out when it is told that a band changes nothing: all but the last event within it. */
class PassOverTest {
    @TempDir
    Path folder;

    private final QuietBand band = new QuietBand();

    private Recording open(String name, String content) {
        return Recordings.open(RecordedEvents.write(folder, name, content), RecordedEvents.market());
    }

    private Recording quotes(long... bids) {
        StringBuilder text = new StringBuilder(CsvQuotes.HEADER).append('\n');
        for (int i = 0; i < bids.length; i++) {
            text.append("%d,%d.00,1,%d.50,1%n".formatted(i + 1, bids[i], bids[i]));
        }
        return open("quotes.csv", text.toString());
    }

    /** Bids above 100.00, asks below 110.00, scaled to cents. */
    private void band(long until) {
        band.begin(until);
        band.between(100_00, 110_00);
    }

    @Test
    void goesToTheLastQuoteThatChangesNothing() {
        try (Recording recording = quotes(101, 102, 103, 99, 104)) {
            recording.next();
            band(1_000);

            recording.passOver(band);

            assertThat(recording.timeNanos()).isEqualTo(3);
            assertThat(recording.rows()).isEqualTo(3);
            assertThat(recording.next()).isTrue();
            assertThat(recording.timeNanos()).isEqualTo(4);
            assertThat(recording.rows()).isEqualTo(4);
        }
    }

    @Test
    void staysAtAQuoteThatMatters() {
        try (Recording recording = quotes(99, 101, 102)) {
            recording.next();
            band(1_000);

            recording.passOver(band);

            assertThat(recording.timeNanos()).isEqualTo(1);
        }
    }

    @Test
    void goesNoFurtherThanTheInstant() {
        try (Recording recording = quotes(101, 102, 103, 104)) {
            recording.next();
            band(2);

            recording.passOver(band);
            assertThat(recording.timeNanos()).isEqualTo(2);

            band(1_000);
            recording.next();
            recording.passOver(band);
            assertThat(recording.timeNanos()).isEqualTo(4);
            assertThat(recording.next()).isFalse();
            assertThat(recording.rows()).isEqualTo(4);
        }
    }

    @Test
    void leavesOutNothingElseThanQuietQuotes() {
        long seed = 20_261_121;
        SplittableRandom random = new SplittableRandom(seed);
        long[] bids = random.longs(2_000, 95, 112).toArray();
        band(1_500);
        int expected = 0;
        for (int i = 0; i < bids.length; i++) {
            boolean last = i + 1 == bids.length || !isQuiet(bids, i + 1);
            expected += !isQuiet(bids, i) || last ? 1 : 0;
        }

        int delivered = 0;
        try (Recording recording = quotes(bids)) {
            while (recording.next()) {
                recording.passOver(band);
                delivered++;
            }
            assertThat(recording.rows()).isEqualTo(bids.length);
        }

        assertThat(delivered).as("seed %d", seed).isEqualTo(expected).isLessThan(bids.length);
    }

    private static boolean isQuiet(long[] bids, int row) {
        return row + 1 <= 1_500 && bids[row] > 100 && bids[row] < 110;
    }

    @Test
    void goesToTheCloseOfTheLastCandleThatChangesNothing() {
        String candles = """
                start,open,high,low,close,volume
                60,104,105,103,104,4
                120,104,106,102,105,4
                180,105,111,104,106,4
                """;
        try (Recording recording = open("candles.csv", candles)) {
            recording.next();
            band(Long.MAX_VALUE);

            recording.passOver(band);

            assertThat(recording.timeNanos()).isEqualTo(180_000_000_000L - 1);
            assertThat(recording.rows()).isEqualTo(2);
            assertThat(recording.next()).isTrue();
            assertThat(recording.timeNanos()).isEqualTo(180_000_000_000L);
        }
    }

    /** Its prints are not delivered, so the close of the candle before it is the last that anybody saw. */
    @Test
    void aCandleWithoutVolumeStandsForNone() {
        String candles = """
                start,open,high,low,close,volume
                60,104,105,103,104,4
                120,104,104,104,104,0
                180,104,105,103,104,4
                """;
        try (Recording recording = open("candles.csv", candles)) {
            recording.next();
            band(Long.MAX_VALUE);

            recording.passOver(band);

            assertThat(recording.timeNanos()).isEqualTo(120_000_000_000L - 1);
        }
    }
}
