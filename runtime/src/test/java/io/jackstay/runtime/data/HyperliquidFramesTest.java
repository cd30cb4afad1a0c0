package io.jackstay.runtime.data;

import static io.jackstay.runtime.data.RecordedEvents.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Raw frames of Hyperliquid, made after the venue's shapes with values of our own. */
class HyperliquidFramesTest {
    private static final String BOOK = "{\"channel\":\"l2Book\",\"data\":{\"coin\":\"XYZ\",\"levels\":"
            + "[[{\"n\":5,\"px\":\"20.0\",\"sz\":\"3.5\"},{\"n\":1,\"px\":\"19.5\",\"sz\":\"1\"}],"
            + "[{\"n\":2,\"px\":\"20.5\",\"sz\":\"0.00012\"}]],\"time\":1500}}";
    private static final String TRADES = "{\"channel\":\"trades\",\"data\":["
            + "{\"coin\":\"XYZ\",\"hash\":\"0x0\",\"px\":\"20.5\",\"side\":\"B\",\"sz\":\"0.5\",\"tid\":41,"
            + "\"time\":1501,\"users\":[\"0x1\",\"0x2\"]},"
            + "{\"coin\":\"XYZ\",\"hash\":\"0x0\",\"px\":\"20.0\",\"side\":\"A\",\"sz\":\"0.25\",\"tid\":42,"
            + "\"time\":1502,\"users\":[\"0x1\",\"0x2\"]}]}";

    @TempDir
    Path folder;

    @Test
    void bookIsASnapshotEachTime() {
        Path file = write(
                folder,
                "f",
                "5 " + BOOK + "\n6 " + BOOK.replace("[{\"n\":2,\"px\":\"20.5\",\"sz\":\"0.00012\"}]", "[]"));

        assertThat(RecordedEvents.of(file))
                .containsExactly(
                        "5 snapshot b2000x350000 b1950x100000 a2050x12 @1500000000",
                        "6 snapshot b2000x350000 b1950x100000 @1500000000");
    }

    @Test
    void tradesOfAFrameAreOneRow() {
        Path file = write(folder, "f", "5 " + TRADES + "\n");

        assertThat(RecordedEvents.of(file))
                .containsExactly(
                        "5 trade BUY 2050 x 50000 id '41' @1501000000",
                        "5 trade SELL 2000 x 25000 id '42' @1502000000");
        try (Recording recording = Recordings.open(file, RecordedEvents.market())) {
            assertThat(recording.next()).isTrue();
            assertThat(recording.next()).isFalse();
            assertThat(recording.rows()).isEqualTo(1);
        }
    }

    @Test
    void answersOfTheVenueOnlyCount() {
        Path file = write(
                folder,
                "f",
                "4 {\"channel\":\"subscriptionResponse\",\"data\":{\"method\":\"subscribe\"}}\n5 " + TRADES
                        + "\n6 {\"channel\":\"pong\"}\n7 {\"channel\":\"trades\",\"data\":[]}");

        assertThat(RecordedEvents.of(file)).hasSize(5).startsWith("4 -").endsWith("6 -", "7 -");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"A\"      | \"S\"       | side = \"S\": expected B or A",
                "\"0.25\"   | \"0\"       | sz = \"0\": expected a number above zero",
                "\"20.5\"   | \"20.501\"  | px = \"20.501\": expected a multiple of the tick 0.01",
                "\"tid\":42,| ``          | field tid is missing, expected it in this frame",
                "\"tid\":42 | \"tid\":\"x\""
                        + " | tid = \"x\": expected digits with at most one point, no sign and no exponent",
                "1502 | 1502.5 | time = \"1502.5\": expected digits with at most one point, no sign and no exponent",
                "\"trades\" | \"bbo\"     | channel \"bbo\", expected l2Book or trades",
                "\"XYZ\"    | \"ABC\""
                        + " | symbol \"ABC\", expected \"XYZ\" as in the frames before: a recording is of one market"
            })
    void wrongFrameNamesLineFieldAndWhatIsExpected(String found, String replacement, String message) {
        Path file = write(folder, "f", "5 " + BOOK + "\n6 " + TRADES.replace(found, replacement));

        assertThatThrownBy(() -> RecordedEvents.of(file)).hasMessage(file + ":2: " + message);
    }

    @Test
    void lineCutAtEveryByteIsAnError() {
        for (String line : new String[] {"5 " + BOOK, "5 " + TRADES}) {
            for (int length = 1; length < line.length(); length++) {
                Path cut = write(folder, "f", line.substring(0, length));

                assertThatThrownBy(() -> RecordedEvents.of(cut))
                        .as("cut at byte %d of %s", length, line)
                        .hasMessageStartingWith(cut + ":1: ");
            }
        }
    }
}
