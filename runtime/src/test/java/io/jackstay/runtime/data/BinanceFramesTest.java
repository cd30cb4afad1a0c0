package io.jackstay.runtime.data;

import static io.jackstay.runtime.data.RecordedEvents.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Raw frames of Binance USD-M futures, made after the venue's shapes with values of our own. */
class BinanceFramesTest {
    private static final String TICKER = "{\"stream\":\"xyzusdt@bookTicker\",\"data\":{\"e\":\"bookTicker\",\"u\":77,"
            + "\"s\":\"XYZUSDT\",\"b\":\"20.10\",\"B\":\"2.500\",\"a\":\"20.20\",\"A\":\"0.125\",\"T\":1600,"
            + "\"E\":1601}}";
    private static final String TRADE = "{\"stream\":\"xyzusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":1701,\"T\":1700,"
            + "\"s\":\"XYZUSDT\",\"t\":4711,\"p\":\"20.20\",\"q\":\"0.006\",\"X\":\"MARKET\",\"m\":false}}";

    @TempDir
    Path folder;

    @Test
    void bookTickerIsTheTop() {
        assertThat(events("5 " + TICKER)).containsExactly("5 top 2010 x 250000, 2020 x 12500 @1600000000");
    }

    @Test
    void buyerWhoIsMakerMeansThatTheTakerSold() {
        assertThat(events("5 " + TRADE, "6 " + TRADE.replace("\"m\":false", "\"m\":true")))
                .containsExactly(
                        "5 trade BUY 2020 x 600 id '4711' @1700000000",
                        "6 trade SELL 2020 x 600 id '4711' @1700000000");
    }

    @Test
    void tradesThatNeverMetTheBookOnlyCount() {
        String fund = TRADE.replace("MARKET", "INSURANCE_FUND");
        String none = TRADE.replace("MARKET", "NA").replace("20.20", "0").replace("0.006", "0");

        assertThat(events("5 " + fund, "6 " + none, "7 " + TRADE.replace(",\"X\":\"MARKET\"", "")))
                .containsExactly("5 -", "6 -", "7 trade BUY 2020 x 600 id '4711' @1700000000");
    }

    @Test
    void frameNeedsNoWrapperAndFieldsMayStandInAnyOrder() {
        String bare = TRADE.substring(TRADE.indexOf("\"data\":") + 7, TRADE.length() - 1);
        String turned =
                " { \"data\" : { \"s\":\"XYZUSDT\" , \"new\":[{\"e\":[]}], \"q\":\"0.006\", \"m\":false, \"t\":9,"
                        + " \"p\":20.2, \"T\":1700, \"e\":\"trade\" } , \"stream\":\"\\u0041\\n\" } ";

        assertThat(events("5 " + bare, "6" + turned))
                .containsExactly(
                        "5 trade BUY 2020 x 600 id '4711' @1700000000", "6 trade BUY 2020 x 600 id '9' @1700000000");
    }

    @Test
    void bookBeginsAtTheSnapshotAndDropsOlderDeltas() {
        assertThat(events(
                        delta(1, 90, 95, 89, "20.00", "1"),
                        snapshot(2, 100),
                        delta(3, 96, 99, 95, "20.01", "1"),
                        delta(4, 98, 105, 97, "20.02", "1"),
                        delta(5, 106, 107, 105, "20.03", "0")))
                .containsExactly(
                        "1 -",
                        "2 snapshot b2010x100000 b2009x200000 a2020x300000 @1800000000",
                        "3 -",
                        "4 delta b2002x100000 a3000x0 @1900000000",
                        "5 delta b2003x0 a3000x0 @1900000000");
    }

    @Test
    void deltasBeforeTheSnapshotThatAreNewerFollowItInItsRow() {
        assertThat(events(
                        delta(1, 90, 95, 89, "20.00", "1"),
                        delta(2, 98, 104, 95, "20.01", "1"),
                        delta(3, 105, 109, 104, "20.02", "1"),
                        snapshot(4, 100),
                        delta(5, 110, 112, 109, "20.03", "1")))
                .containsExactly(
                        "1 -",
                        "2 -",
                        "3 -",
                        "4 snapshot b2010x100000 b2009x200000 a2020x300000 @1800000000",
                        "4 delta b2001x100000 a3000x0 @1900000000",
                        "4 delta b2002x100000 a3000x0 @1900000000",
                        "5 delta b2003x100000 a3000x0 @1900000000");
    }

    @Test
    void gapEmptiesTheBookUntilTheNextSnapshot() {
        String[] lines = {
            snapshot(1, 100),
            delta(2, 101, 105, 100, "20.01", "1"),
            delta(3, 107, 110, 106, "20.02", "1"),
            delta(4, 111, 112, 110, "20.03", "1"),
            snapshot(5, 111),
            delta(6, 113, 114, 112, "20.04", "1"),
        };

        assertThat(events(lines))
                .containsExactly(
                        "1 snapshot b2010x100000 b2009x200000 a2020x300000 @1800000000",
                        "2 delta b2001x100000 a3000x0 @1900000000",
                        "3 snapshot @1900000000",
                        "4 -",
                        "5 snapshot b2010x100000 b2009x200000 a2020x300000 @1800000000",
                        "5 delta b2003x100000 a3000x0 @1900000000",
                        "6 delta b2004x100000 a3000x0 @1900000000");
        assertThat(gaps(lines)).isEqualTo(1);
    }

    @Test
    void snapshotThatTheDeltasDoNotReachIsAGap() {
        String[] after = {snapshot(1, 100), delta(2, 103, 105, 102, "20.01", "1")};
        String[] before = {delta(1, 103, 105, 102, "20.01", "1"), snapshot(2, 100), delta(3, 106, 107, 105, "20", "1")};

        assertThat(events(after)).last().isEqualTo("2 snapshot @1900000000");
        assertThat(gaps(after)).isEqualTo(1);
        assertThat(events(before)).containsExactly("1 -", "2 -", "3 -");
        assertThat(gaps(before)).isEqualTo(1);
    }

    @Test
    void snapshotOlderThanTheBookIsLeftOutAndANewerOneReplacesIt() {
        String[] lines = {
            snapshot(1, 100),
            delta(2, 101, 105, 100, "20.01", "1"),
            snapshot(3, 103),
            snapshot(4, 106),
            delta(5, 106, 107, 105, "20.02", "1")
        };

        assertThat(events(lines)).hasSize(5).element(2).isEqualTo("3 -");
        assertThat(events(lines)).element(3).asString().startsWith("4 snapshot b2010");
        assertThat(events(lines)).element(4).asString().startsWith("5 delta");
        assertThat(gaps(lines)).isZero();
    }

    @Test
    void deltasWithoutAnySnapshotOnlyCount() {
        String[] lines = new String[400];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = delta(i + 1, 10 * i + 1, 10 * i + 9, 10 * i - 1 + (i == 0 ? 2 : 0), "20.01", "1");
        }

        assertThat(events(lines)).hasSize(400).allMatch(event -> event.endsWith(" -"));
        assertThat(gaps(lines)).isZero();
    }

    @Test
    void bookAndBestPricesAreBothDelivered() {
        assertThat(events(snapshot(1, 100), "2 " + TICKER, delta(3, 101, 105, 100, "20.01", "1"), "4 " + TICKER))
                .hasSize(4)
                .noneMatch(event -> event.endsWith("-"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"20.10\"    | \"20.105\"   | b = \"20.105\": expected a multiple of the tick 0.01",
                "\"20.10\"    | \"20.21\"    | bid above ask, expected a bid of at most the ask",
                "\"2.500\"    | \"0.000\"    | B = \"0.000\": expected a number above zero",
                "\"2.500\" | \"-2\" | B = \"-2\": expected digits with at most one point, no sign and no exponent",
                "\"2.500\" | 25e-1 | B = \"25e-1\": expected digits with at most one point, no sign and no exponent",
                "\"A\":       | \"Q\":       | field A is missing, expected it in this frame",
                "\"u\":77     | \"a\":\"1\"  | field a stands twice, expected it once",
                "\"bookTicker\"| \"kline\"   | event \"kline\", expected bookTicker, depthUpdate or trade",
                "1600 | null | T = \"null\": expected digits with at most one point, no sign and no exponent",
                "1600 | 9223372036855 | T = \"9223372036855\": too large, expected Unix time in milliseconds",
                "XYZUSDT      | ABCUSDT"
                        + " | symbol \"ABCUSDT\", expected \"XYZUSDT\" as in the frames before:"
                        + " a recording is of one market"
            })
    void wrongFrameNamesLineFieldAndWhatIsExpected(String found, String replacement, String message) {
        Path file = file("5 " + TICKER, "6 " + TICKER.replace(found, replacement));

        assertThatThrownBy(() -> RecordedEvents.of(file)).hasMessage(file + ":2: " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5{}        | found \"5{}\", expected a frame, <receive time in ns> <JSON>",
                "5          | found \"5\", expected a frame, <receive time in ns> <JSON>",
                "x {}       | receive time = \"x {\": expected digits with at most one point, no sign and no exponent",
                "5 []       | no valid JSON at byte 1: found \"[]\", expected '{'",
                "5 {}       | unknown frame, expected one of Binance or Hyperliquid:"
                        + " bookTicker, depthUpdate, trade, a depth snapshot, l2Book or trades",
                "5 {} {}    | no valid JSON at byte 4: found \"{}\", expected the end of the line",
                "4 {\"result\":1} | time 4 is before 5 of an earlier row, expected rows in time order"
            })
    void wrongLineIsAnError(String line, String message) {
        Path file = file("5 {\"result\":null}", line);

        assertThatThrownBy(() -> RecordedEvents.of(file)).hasMessage(file + ":2: " + message);
    }

    @Test
    void levelsAreChecked() {
        Path offTick = file(delta(5, 1, 2, 1, "20.005", "1"));
        assertThatThrownBy(() -> RecordedEvents.of(offTick))
                .hasMessage(offTick + ":1: p = \"20.005\": expected a multiple of the tick 0.01");
        Path shape = file(delta(5, 1, 2, 1, "20.00\",\"7", "1"));
        assertThatThrownBy(() -> RecordedEvents.of(shape))
                .hasMessageContaining(":1: no valid JSON at byte ")
                .hasMessageEndingWith("expected ']'");
        Path zero = file(snapshot(5, 100).replace("\"2\"", "\"0\""));
        assertThatThrownBy(() -> RecordedEvents.of(zero))
                .hasMessage(zero + ":1: q = \"0\": expected a number above zero");
    }

    @Test
    void lineCutAtEveryByteIsAnError() {
        for (String line : List.of("5 " + TICKER, "5 " + TRADE, snapshot(5, 100), delta(5, 1, 2, 1, "20.00", "1"))) {
            for (int length = 1; length < line.length(); length++) {
                Path cut = file("5 {\"result\":null}", line.substring(0, length));

                assertThatThrownBy(() -> RecordedEvents.of(cut))
                        .as("cut at byte %d of %s", length, line)
                        .hasMessageStartingWith(cut + ":2: ");
            }
        }
    }

    private static String snapshot(long nanos, long id) {
        return nanos + " {\"lastUpdateId\":" + id + ",\"E\":1801,\"T\":1800,"
                + "\"bids\":[[\"20.10\",\"1\"],[\"20.09\",\"2\"]],\"asks\":[[\"20.20\",\"3\"]]}";
    }

    private static String delta(long nanos, long first, long last, long previous, String price, String size) {
        return nanos + " {\"stream\":\"xyzusdt@depth@0ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":1901,\"T\":1900,"
                + "\"s\":\"XYZUSDT\",\"U\":" + first + ",\"u\":" + last + ",\"pu\":" + previous
                + ",\"b\":[[\"" + price + "\",\"" + size + "\"]],\"a\":[[\"30.00\",\"0.000\"]]}}";
    }

    private List<String> events(String... lines) {
        return RecordedEvents.of(file(lines));
    }

    private long gaps(String... lines) {
        try (Recording recording = Recordings.open(file(lines), RecordedEvents.market())) {
            while (recording.next()) {
                recording.deliver(new RecordedEvents());
            }
            assertThat(recording.rows()).isEqualTo(lines.length);
            return recording.gaps();
        }
    }

    private Path file(String... lines) {
        return write(folder, "frames", String.join("\n", lines));
    }
}
