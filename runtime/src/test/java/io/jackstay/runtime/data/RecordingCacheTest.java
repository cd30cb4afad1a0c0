package io.jackstay.runtime.data;

import static io.jackstay.runtime.data.RecordedEvents.market;
import static io.jackstay.runtime.data.RecordedEvents.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.runtime.error.JackstayException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingCacheTest {
    private static final String QUOTES = """
            ts_ns,bid,bid_size,ask,ask_size
            1000,60000.01,1.5,60000.02,2
            1000,60000.02,1.5,60000.02,2
            1500,59999.99,0.00001,60000.00,3
            """;
    private static final String TRADES = """
            ts_ns,price,size,side
            1000,60000.01,1.5,buy
            2000,60000.02,0.5,s
            """;
    private static final String CANDLES = """
            start,open,high,low,close,volume
            60,10.00,12.00,9.00,11.00,1.00003
            120,11.00,11.50,10.00,10.00,0
            240,10.00,10.00,10.00,10.00,5
            """;
    private static final String JSON_CANDLES = """
            {"candles": [
              {"start": "60", "low": "9", "high": "12", "open": "10", "close": "11", "volume": "4"},
              {"start": "120", "low": "9", "high": "12", "open": "11", "close": "9", "volume": "4"}
            ]}
            """;

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();
    private Path cache = Path.of("");

    @BeforeEach
    void place() {
        cache = folder.resolve("data/cache");
    }

    private List<String> events(Path file) {
        return events(file, market());
    }

    private List<String> events(Path file, MarketInfo market) {
        return RecordedEvents.of(new RecordingCache(cache, warnings::add).open(file, market));
    }

    private List<Path> copies() {
        try (Stream<Path> files = Files.list(cache)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {QUOTES, TRADES, CANDLES})
    void tellsTheSameFromTheFileAndFromTheCopy(String content) throws IOException {
        Path file = write(folder, "x.csv", content);
        List<String> expected = RecordedEvents.of(file);

        assertThat(events(file)).isEqualTo(expected);
        assertThat(copies()).hasSize(1);
        FileTime made = Files.getLastModifiedTime(copies().get(0));

        assertThat(events(file)).isEqualTo(expected);
        assertThat(copies()).hasSize(1);
        assertThat(Files.getLastModifiedTime(copies().get(0))).isEqualTo(made);
        assertThat(warnings).isEmpty();
    }

    @Test
    void countsTheRowsOfACopyAsThoseOfTheFile() {
        Path file = write(folder, "x.csv", CANDLES);
        events(file);

        try (Recording copy = new RecordingCache(cache, warnings::add).open(file, market())) {
            long events = 0;
            while (copy.next()) {
                events++;
            }
            assertThat(events).isEqualTo(12);
            assertThat(copy.rows()).isEqualTo(3);
        }
    }

    @Test
    void aCopyServesTheSameContentUnderAnotherName() {
        events(write(folder, "a.csv", QUOTES));

        events(write(folder, "b.csv", QUOTES));

        assertThat(copies()).hasSize(1);
    }

    /** Neither size nor date tells these two apart. */
    @Test
    void aFileThatHasChangedIsReadAnew() throws IOException {
        Path file = write(folder, "x.csv", QUOTES);
        FileTime date = Files.getLastModifiedTime(file);
        events(file);
        write(folder, "x.csv", QUOTES.replace("1500,59999.99", "1500,59999.98"));
        Files.setLastModifiedTime(file, date);

        assertThat(events(file)).isEqualTo(RecordedEvents.of(file)).anyMatch(event -> event.contains("5999998"));
        assertThat(warnings).isEmpty();
    }

    @Test
    void aMarketWithOtherRulesHasACopyOfItsOwn() {
        Path file = write(folder, "x.csv", QUOTES.replace("0.00001", "0.01"));
        MarketInfo coarse = market(new PriceGrid.Tick(new BigDecimal("0.01")), "0.01");
        events(file);

        assertThat(events(file, coarse)).isEqualTo(RecordedEvents.of(file, coarse));
        assertThat(copies()).hasSize(2);
    }

    @Test
    void aDamagedCopyCostsAWarningAndIsWrittenAnew() throws IOException {
        Path file = write(folder, "x.csv", QUOTES);
        List<String> expected = events(file);
        Path copy = copies().get(0);
        byte[] whole = Files.readAllBytes(copy);
        for (int at = 0; at < whole.length; at += 7) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x40;
            Files.write(copy, damaged);
            warnings.clear();

            assertThat(events(file)).as("byte %d", at).isEqualTo(expected);

            assertThat(warnings).as("byte %d", at).singleElement().asString().contains("the cache can't be used");
            assertThat(Files.readAllBytes(copy)).as("byte %d", at).isEqualTo(whole);
        }
    }

    @Test
    void aWholeTableThatIsAnotherOnesIsNotTaken() throws IOException {
        Path quotes = write(folder, "quotes.csv", QUOTES);
        Path trades = write(folder, "trades.csv", TRADES);
        events(quotes);
        Path ofQuotes = copies().get(0);
        events(trades);
        Path ofTrades = copies().stream()
                .filter(copy -> !copy.equals(ofQuotes))
                .findFirst()
                .orElseThrow();
        Files.write(ofTrades, Files.readAllBytes(ofQuotes));

        assertThat(events(trades)).isEqualTo(RecordedEvents.of(trades));
    }

    @Test
    void aRunThatEndsBeforeTheDataLeavesNothing() {
        try (Recording begun =
                new RecordingCache(cache, warnings::add).open(write(folder, "x.csv", QUOTES), market())) {
            assertThat(begun.next()).isTrue();
        }

        assertThat(copies()).isEmpty();
    }

    @Test
    void aFileWithAMistakeLeavesNothingAndIsNamed() {
        Path file = write(folder, "x.csv", QUOTES + "1400,1,1,2,1\n");

        assertThatExceptionOfType(JackstayException.class)
                .isThrownBy(() -> events(file))
                .withMessageContaining("x.csv:5: time 1400 is before 1500");

        assertThat(copies()).isEmpty();
    }

    @Test
    void aFileThatGrowsWhileItIsReadLeavesNothing() {
        Path file = write(folder, "x.csv", QUOTES);
        try (Recording recording = new RecordingCache(cache, warnings::add).open(file, market())) {
            write(folder, "x.csv", QUOTES + "1600,1,1,2,1\n");
            while (recording.next()) {
                assertThat(recording.timeNanos()).isPositive();
            }
        }

        assertThat(copies()).isEmpty();
        assertThat(events(file)).isEqualTo(RecordedEvents.of(file));
    }

    @Test
    void aFolderThatCanNotBeMadeCostsAWarning() {
        Path file = write(folder, "x.csv", QUOTES);
        write(folder, "data", "in the way".getBytes(StandardCharsets.UTF_8));

        assertThat(events(file)).isEqualTo(RecordedEvents.of(file));

        assertThat(warnings).singleElement().asString().contains("could not be written");
    }

    @Test
    void jsonCandlesAreKeptAndFramesAreNot() {
        Path json = write(folder, "x.json", JSON_CANDLES);
        Path frames = write(
                folder,
                "frames.txt",
                "1000 {\"e\":\"trade\",\"E\":1,\"T\":1,\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"1\",\"q\":\"1\",\"X\":\"MARKET\",\"m\":true}\n");

        assertThat(events(json)).isEqualTo(RecordedEvents.of(json)).isEqualTo(events(json));
        assertThat(events(frames)).isEqualTo(RecordedEvents.of(frames));

        assertThat(copies()).hasSize(1);
    }

    @Test
    void theErrorsAreThoseOfTheFile() {
        assertThatExceptionOfType(JackstayException.class)
                .isThrownBy(() -> events(folder.resolve("none.csv")))
                .withMessageContaining("no such file");
        assertThatExceptionOfType(JackstayException.class)
                .isThrownBy(() -> events(folder))
                .withMessageContaining("is a directory");
    }

    @Test
    void theOldestCopiesMakeRoomForTheNewest() throws IOException {
        long one = sizeOfACopy();
        List<Path> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Path file = write(folder, i + ".csv", QUOTES.replace("1000", "100" + i));
            events(2 * one + one / 2, file);
            Path copy = copies().stream()
                    .filter(path -> !made.contains(path))
                    .findFirst()
                    .orElseThrow();
            Files.setLastModifiedTime(copy, FileTime.fromMillis(1_000L * i));
            made.add(copy);
        }

        assertThat(copies()).containsExactlyInAnyOrder(made.get(3), made.get(4));
        assertThat(warnings).isEmpty();
    }

    private long sizeOfACopy() throws IOException {
        events(write(folder, "size.csv", QUOTES));
        Path copy = copies().get(0);
        long size = Files.size(copy);
        Files.delete(copy);
        return size;
    }

    private List<String> events(long limitBytes, Path file) {
        return RecordedEvents.of(new RecordingCache(cache, limitBytes, warnings::add).open(file, market()));
    }

    @Test
    void aCopyLargerThanTheWholeCacheIsNotKept() {
        Path file = write(folder, "x.csv", QUOTES);

        assertThat(events(50, file)).isEqualTo(RecordedEvents.of(file));

        assertThat(copies()).isEmpty();
        assertThat(warnings).singleElement().asString().contains("larger than the 50 bytes");
    }

    @Test
    void whatAKilledProcessHasLeftGoesAfterAWhile() throws IOException {
        Files.createDirectories(cache);
        Path old = write(cache, "old.part", "x");
        Path fresh = write(cache, "fresh.part", "x");
        Path another = write(cache, "notes.txt", "x");
        Files.setLastModifiedTime(old, FileTime.fromMillis(0));
        Files.setLastModifiedTime(another, FileTime.fromMillis(0));

        events(write(folder, "x.csv", QUOTES));

        assertThat(copies()).hasSize(3).contains(fresh, another).doesNotContain(old);
    }

    /** The file says all that its copy tells, whatever the numbers: random rows of each kind, at scales that cut and that do not. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void randomFilesAreToldTheSame(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (RowKind kind : RowKind.values()) {
            Path file = write(folder, kind + ".csv", RandomRows.csv(kind, 1 + random.nextInt(9_000), random));
            List<String> expected = RecordedEvents.of(file);

            assertThat(events(file)).as("first, seed %d, %s", seed, kind).isEqualTo(expected);
            assertThat(events(file)).as("copy, seed %d, %s", seed, kind).isEqualTo(expected);
        }
        assertThat(copies()).hasSize(3);
        assertThat(warnings).isEmpty();
    }
}
