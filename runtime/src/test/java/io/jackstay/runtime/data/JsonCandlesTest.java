package io.jackstay.runtime.data;

import static io.jackstay.runtime.data.RecordedEvents.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Candles from JSON in the shape of the venue's candle call. */
class JsonCandlesTest {
    private static final String TWO = """
            {
              "candles": [
                {
                  "start": "1500000000",
                  "low": "9.5",
                  "high": "11",
                  "open": "10",
                  "close": "10.25",
                  "volume": "3.00000199"
                },
                {
                  "start": "1500014400",
                  "low": "8",
                  "high": "10.25",
                  "open": "10.25",
                  "close": "8.1",
                  "volume": "1"
                }
              ]
            }
            """;

    @TempDir
    Path folder;

    @Test
    void jsonAndCsvGiveTheSameEvents() {
        Path json = write(folder, "c.json", TWO);
        Path packed = write(folder, "c.gz", RecordedEvents.gzip(TWO.getBytes(StandardCharsets.US_ASCII)));
        Path csv = write(
                folder,
                "c.csv",
                "start,open,high,low,close,volume\n"
                        + "1500000000,10,11,9.5,10.25,3.00000199\n1500014400,10.25,10.25,8,8.1,1\n");

        assertThat(RecordedEvents.of(json))
                .hasSize(8)
                .isEqualTo(RecordedEvents.of(csv))
                .isEqualTo(RecordedEvents.of(packed));
    }

    @Test
    void numbersNeedNoQuotesAndOtherFieldsAreLeftOut() {
        Path file = write(folder, "c.json", """
                {"product": {"id": [1, 2]}, "candles": [{"start": 60, "trades": {"n": 4}, "low": 1.00, "high": 2,
                 "open": 1, "close": 2, "volume": 4}], "cursor": "end"}""");

        assertThat(RecordedEvents.of(file)).hasSize(4).first().asString().contains("trade BUY 100 x 100000");
    }

    @Test
    void cutAtEveryByteIsAnError() {
        String whole = TWO.strip();

        for (int length = 0; length < whole.length(); length++) {
            Path cut = write(folder, "cut.json", whole.substring(0, length));

            assertThatThrownBy(() -> RecordedEvents.of(cut))
                    .as("cut at byte %d", length)
                    .hasMessageStartingWith(cut + ":");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"9.5\"         | \"9.505\"      | 5  | low = \"9.505\": expected a multiple of the tick 0.01",
                "\"9.5\"         | \"NaN\"        | 5"
                        + " | low = \"NaN\": expected digits with at most one point, no sign and no exponent",
                "\"9.5\"         | -9.5           | 5"
                        + " | low = \"-9.5\": expected digits with at most one point, no sign and no exponent",
                "\"9.5\"         | 95e-1          | 5"
                        + " | low = \"95e-1\": expected digits with at most one point, no sign and no exponent",
                "\"9.5\"         | null           | 5  | low = null: expected a decimal number",
                "\"9.5\"         | \"10.01\"      | 3  | low above open or close, expected the lowest of the four",
                "\"11\"          | \"0\"          | 6  | high = \"0\": expected a number above zero",
                "\"volume\": \"1\"| \"size\": \"1\"| 11"
                        + " | volume is missing, expected a candle with [start, open, high, low, close, volume]",
                "\"low\": \"8\"  | \"high\": \"8\"| 14 | high stands twice, expected it once a candle",
                "\"1500014400\"  | \"1500000000\" | 11"
                        + " | starts at 1500000000 s, the candle before it at 1500000000 s,"
                        + " expected candles in time order"
            })
    void wrongCandleNamesItsLine(String found, String replacement, int line, String message) {
        assertFault(TWO.replace(found, replacement), line, message);
    }

    @Test
    void otherShapesAreErrors() {
        assertFault("[]", 1, "expected {\"candles\": [...]}");
        assertFault("{}", 1, "no list \"candles\", expected {\"candles\": [...]}");
        assertFault("{\"candles\": 4}", 1, "no list \"candles\", expected {\"candles\": [...]}");
        assertFault("{\n\"candles\": []\n}", 2, "no candle, expected at least one");
        assertFault("{\"candles\": [\n4]}", 2, "found 4, expected a candle");
        assertFault(TWO + "{", 21, "found { behind the last bracket, expected the end of the file");
        assertFault(TWO.replace("  ]\n", "  ], \"candles\": []\n"), 19, "a second list \"candles\", expected one");
    }

    @Test
    void brokenJsonNamesItsLine() {
        Path file = write(folder, "c.json", TWO.replace("\"11\",", "\"11\""));

        assertThatThrownBy(() -> RecordedEvents.of(file)).hasMessageStartingWith(file + ":7: no valid JSON: ");
    }

    private void assertFault(String content, int line, String message) {
        Path file = write(folder, "bad.json", content);
        assertThatThrownBy(() -> RecordedEvents.of(file)).hasMessage(file + ":" + line + ": " + message);
    }
}
