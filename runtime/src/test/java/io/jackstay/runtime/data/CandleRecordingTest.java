package io.jackstay.runtime.data;

import static io.jackstay.runtime.data.RecordedEvents.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Candles from CSV, walked as trades. */
class CandleRecordingTest {
    private static final String HEADER = "start,open,high,low,close,volume\n";

    @TempDir
    Path folder;

    @Test
    void upCandleGoesLowFirstAndDownCandleGoesHighFirst() {
        Path file = write(folder, "c.csv", HEADER + "60,10,13,9,12,0.00004\n120,12,12.50,8,9,0.00008\n");

        assertThat(RecordedEvents.of(file))
                .containsExactly(
                        "60000000000 trade BUY 1000 x 1 id '' @60000000000",
                        "80000000000 trade SELL 900 x 1 id '' @80000000000",
                        "100000000000 trade BUY 1300 x 1 id '' @100000000000",
                        "119999999999 trade SELL 1200 x 1 id '' @119999999999",
                        "120000000000 trade SELL 1200 x 2 id '' @120000000000",
                        "140000000000 trade BUY 1250 x 2 id '' @140000000000",
                        "160000000000 trade SELL 800 x 2 id '' @160000000000",
                        "179999999999 trade BUY 900 x 2 id '' @179999999999");
    }

    @Test
    void closeAtTheOpenCountsAsUp() {
        Path file = write(folder, "c.csv", HEADER + "60,10,11,9,10,4\n");

        assertThat(prices(file)).containsExactly(1000L, 900L, 1100L, 1000L);
    }

    @Test
    void firstPrintTakesTheDirectionOfItsCandle() {
        Path down = write(folder, "d.csv", HEADER + "60,10,10,9,9,4\n");
        Path flat = write(folder, "f.csv", HEADER + "60,10,10,10,10,4\n");

        assertThat(sides(down)).containsExactly("SELL", "SELL", "SELL", "SELL");
        assertThat(sides(flat)).containsExactly("BUY", "BUY", "BUY", "BUY");
    }

    @Test
    void candleBeforeAHoleKeepsTheSmallestIntervalSoFar() {
        Path file = write(folder, "c.csv", HEADER + "60,1,1,1,1,4\n120,1,1,1,1,4\n660,1,1,1,1,4\n720,1,1,1,1,4\n");

        assertThat(closes(file))
                .containsExactly(119_999_999_999L, 179_999_999_999L, 719_999_999_999L, 779_999_999_999L);
    }

    @Test
    void loneCandleLastsAMinute() {
        Path file = write(folder, "c.csv", HEADER + "60,1,1,1,1,4\n");

        assertThat(closes(file)).containsExactly(119_999_999_999L);
    }

    @ParameterizedTest
    @CsvSource({
        "0, '0,0,0,0'",
        "0.00001, '0,0,0,1'",
        "0.00002, '0,0,1,1'",
        "0.00003, '0,1,1,1'",
        "0.00007, '1,2,2,2'",
        "0.00008999, '2,2,2,2'",
        "257.37749706, '6434437,6434437,6434437,6434438'"
    })
    void volumeIsCutToTheLotAndWhatIsLeftGoesToTheLastPrints(String volume, String expected) {
        Path file = write(folder, "c.csv", HEADER + "60,1,1,1,1," + volume + "\n");

        List<String> sizes = new ArrayList<>();
        for (String event : RecordedEvents.of(file)) {
            sizes.add(event.endsWith("-") ? "0" : event.split(" ", -1)[5]);
        }

        assertThat(String.join(",", sizes)).isEqualTo(expected);
    }

    @Test
    void rowsAreCandlesAndEventsAreFourTimesAsMany() {
        Path file = write(folder, "c.csv", HEADER + "60,1,1,1,1,4\n120,1,1,1,1,4\n");

        try (Recording recording = Recordings.open(file, RecordedEvents.market())) {
            for (int event = 0; event < 8; event++) {
                assertThat(recording.next()).isTrue();
                assertThat(recording.rows()).isEqualTo(event / 4 + 1);
            }
            assertThat(recording.next()).isFalse();
            assertThat(recording.next()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void walkKeepsVolumeRangeAndTimeOrder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder content = new StringBuilder(HEADER);
        long start = 1_600_000_000;
        long lots = 0;
        for (int i = 0; i < 200; i++) {
            long open = 1_000L + random.nextInt(100);
            long close = 1_000L + random.nextInt(100);
            long high = Math.max(open, close) + random.nextInt(10);
            long low = Math.min(open, close) - random.nextInt(10);
            long volume = random.nextInt(5_000);
            lots += volume;
            content.append("%d,%d,%d,%d,%d,%d.%05d%d\n"
                    .formatted(
                            start, open, high, low, close, volume / 100_000, volume % 100_000, random.nextInt(1000)));
            start += 60L * (1 + random.nextInt(3));
        }
        Path file = write(folder, "c.csv", content.toString());

        long sum = 0;
        long last = 0;
        for (String event : RecordedEvents.of(file)) {
            long time = Long.parseLong(event.split(" ", -1)[0]);
            sum += event.endsWith("-") ? 0 : Long.parseLong(event.split(" ", -1)[5]);
            assertThat(time).as("seed %d, %s", seed, event).isGreaterThan(last);
            last = time;
        }

        assertThat(sum).as("seed %d", seed).isEqualTo(lots);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "120,10,9.99,9,9,4   | high below open, low or close, expected the highest of the four",
                "120,10,10,9,10.01,4 | high below open, low or close, expected the highest of the four",
                "120,10,11,10.01,10,4| low above open or close, expected the lowest of the four",
                "120,10,11,9.51,9.50,4| low above open or close, expected the lowest of the four",
                "60,10,11,9,10,4     | starts at 60 s, the candle before it at 60 s, expected candles in time order",
                "59,10,11,9,10,4     | starts at 59 s, the candle before it at 60 s, expected candles in time order",
                "120,10,11,9,10      | 5 fields, expected the 6 of start,open,high,low,close,volume",
                "120,10,11,9,10.005,4| close = \"10.005\": expected a multiple of the tick 0.01",
                "120,10,11,0,10,4    | low = \"0\": expected a number above zero",
                "120,10,11,9,10,-4 | volume = \"-4\": expected digits with at most one point, no sign and no exponent",
                "120,10,11,9,10,1e3"
                        + " | volume = \"1e3\": expected digits with at most one point, no sign and no exponent",
                "1700000000000,1,1,1,1,4 | start = \"1700000000000\": too large, expected Unix time in seconds"
            })
    void wrongCandleNamesItsLine(String row, String message) {
        Path file = write(folder, "c.csv", HEADER + "60,10,11,9,10,4\n" + row + "\n");

        assertThatThrownBy(() -> RecordedEvents.of(file)).hasMessage(file + ":3: " + message);
    }

    @Test
    void firstCandleIsCheckedToo() {
        Path file = write(folder, "c.csv", HEADER + "60,10,9,9,10,4\n");

        assertThatThrownBy(() -> RecordedEvents.of(file))
                .hasMessage(file + ":2: high below open, low or close, expected the highest of the four");
    }

    private static List<Long> prices(Path file) {
        return RecordedEvents.of(file).stream()
                .map(event -> Long.parseLong(event.split(" ", -1)[3]))
                .toList();
    }

    private static List<String> sides(Path file) {
        return RecordedEvents.of(file).stream()
                .map(event -> event.split(" ", -1)[2])
                .toList();
    }

    private static List<Long> closes(Path file) {
        List<String> events = RecordedEvents.of(file);
        List<Long> closes = new ArrayList<>();
        for (int i = 3; i < events.size(); i += 4) {
            closes.add(Long.parseLong(events.get(i).split(" ", -1)[0]));
        }
        return closes;
    }
}
