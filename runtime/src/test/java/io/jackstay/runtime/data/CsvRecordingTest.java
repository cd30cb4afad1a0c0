package io.jackstay.runtime.data;

import static io.jackstay.runtime.data.RecordedEvents.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.market.PriceGrid;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quotes and trades as CSV: what is delivered, and each thing that can be wrong with a row. */
class CsvRecordingTest {
    private static final String QUOTES = "ts_ns,bid,bid_size,ask,ask_size\n";
    private static final String GOOD_QUOTE = "1700000000000000007,60000.10,1.50000,60000.20,0.25\n";
    private static final String TRADES = "ts_ns,price,size,side\n";
    private static final String DIGITS = ": expected digits with at most one point, no sign and no exponent";

    @TempDir
    Path folder;

    @Test
    void quotesAreTops() {
        Path file = write(folder, "q.csv", QUOTES + GOOD_QUOTE + "1700000000000000007,60000,2,60000.0100,0.00001\n");

        assertThat(RecordedEvents.of(file))
                .containsExactly(
                        "1700000000000000007 top 6000010 x 150000, 6000020 x 25000 @1700000000000000007",
                        "1700000000000000007 top 6000000 x 200000, 6000001 x 1 @1700000000000000007");
    }

    @Test
    void tradesCarryTheTakersSide() {
        Path file = write(
                folder, "t.csv", TRADES + "1,10.00,1,buy\n2,10.01,2,SELL\n3,10.02,3,b\n4,10.03,4,S\n5,10.04,5,Buy\n");

        assertThat(RecordedEvents.of(file))
                .containsExactly(
                        "1 trade BUY 1000 x 100000 id '' @1",
                        "2 trade SELL 1001 x 200000 id '' @2",
                        "3 trade BUY 1002 x 300000 id '' @3",
                        "4 trade SELL 1003 x 400000 id '' @4",
                        "5 trade BUY 1004 x 500000 id '' @5");
    }

    @Test
    void rowsAreCountedAsTheyAreRead() {
        Path file = write(folder, "q.csv", QUOTES + GOOD_QUOTE + GOOD_QUOTE);

        try (Recording recording = Recordings.open(file, RecordedEvents.market())) {
            assertThat(recording.rows()).isZero();
            assertThat(recording.next()).isTrue();
            assertThat(recording.rows()).isEqualTo(1);
            assertThat(recording.next()).isTrue();
            assertThat(recording.next()).isFalse();
            assertThat(recording.next()).isFalse();
            assertThat(recording.rows()).isEqualTo(2);
            assertThat(recording.gaps()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "8,1.00,1,2.00        | 4 fields, expected the 5 of ts_ns,bid,bid_size,ask,ask_size",
                "8,1.00,1,2.00,1,1    | 6 fields, expected the 5 of ts_ns,bid,bid_size,ask,ask_size",
                "8,1.00,1,2.00,1,     | 6 fields, expected the 5 of ts_ns,bid,bid_size,ask,ask_size",
                "``                   | 1 fields, expected the 5 of ts_ns,bid,bid_size,ask,ask_size",
                "8,1.005,1,2.00,1     | bid = \"1.005\": expected a multiple of the tick 0.01",
                "8,1.00,0.000001,2,1  | bid_size = \"0.000001\": expected a multiple of the lot 0.00001",
                "8,1.00,0,2.00,1      | bid_size = \"0\": expected a number above zero",
                "8,0.00,1,2.00,1      | bid = \"0.00\": expected a number above zero",
                "0,1.00,1,2.00,1      | ts_ns = \"0\": expected a number above zero",
                "8,2.01,1,2.00,1      | bid above ask, expected a bid of at most the ask",
                "99999999999999999999,1.00,1,2.00,1"
                        + " | ts_ns = \"99999999999999999999\": too large, expected at most 9223372036854775807",
                "8,1.00,1,99999999999999999999,1"
                        + " | ask = \"99999999999999999999\": too large, expected at most 92233720368547758.07"
            })
    void wrongQuoteNamesFieldValueAndWhatIsExpected(String row, String message) {
        assertFault(QUOTES + "7,1.00,1,2.00,1\n" + row + "\n9,1.00,1,2.00,1\n", 3, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "8,-1.00,1,2.00,1     | bid = \"-1.00\"",
                "8,+1.00,1,2.00,1     | bid = \"+1.00\"",
                "8,NaN,1,2.00,1       | bid = \"NaN\"",
                "8,1e2,1,2.00,1       | bid = \"1e2\"",
                "8,1.00,.5,2.00,1     | bid_size = \".5\"",
                "8,1.00,5.,2.00,1     | bid_size = \"5.\"",
                "8,1.00,1.2.3,2.00,1  | bid_size = \"1.2.3\"",
                "8,1.00,,2.00,1       | bid_size = \"\"",
                "8,1.00,1,2.00,       | ask_size = \"\"",
                "8,1.00, 1,2.00,1     | bid_size = \" 1\"",
                "8,\"1.00\",1,2.00,1  | bid = \"\"",
                "8.0,1.00,1,2.00,1    | ts_ns = \"8.0\""
            })
    void whatIsNoNumberIsAnError(String row, String found) {
        assertFault(QUOTES + "7,1.00,1,2.00,1\n" + row + "\n", 3, found + DIGITS);
    }

    @Test
    void byteBehindANumberIsAnErrorThatShowsIt() {
        assertFault(QUOTES + "8,1.00,1,2.00,1\u0000\n", 2, "ask_size = \"1\\x00\"" + DIGITS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "8,1.00,1,bid | side = \"bid\": expected buy, sell, b or s",
                "8,1.00,1,    | side = \"\": expected buy, sell, b or s",
                "8,1.00,1     | 3 fields, expected the 4 of ts_ns,price,size,side",
                "8,1.00,1,b,  | 5 fields, expected the 4 of ts_ns,price,size,side",
                "8,1.003,1,b  | price = \"1.003\": expected a multiple of the tick 0.01",
                "8,1.00,-1,b  | size = \"-1\": expected digits with at most one point, no sign and no exponent"
            })
    void wrongTradeNamesFieldValueAndWhatIsExpected(String row, String message) {
        assertFault(TRADES + row + "\n", 2, message);
    }

    @Test
    void timeMayStandStillButNotGoBack() {
        assertFault(
                TRADES + "7,1,1,b\n7,1,1,b\n6,1,1,b\n",
                4,
                "time 6 is before 7 of an earlier row, expected rows in time order");
    }

    @Test
    void cutAtEveryByteIsAnErrorExceptBetweenRows() {
        String whole = QUOTES + GOOD_QUOTE + GOOD_QUOTE;

        for (int length = 0; length < whole.length(); length++) {
            Path cut = write(folder, "cut.csv", whole.substring(0, length));
            boolean betweenRows = length == QUOTES.length() + GOOD_QUOTE.length();

            if (betweenRows) {
                assertThat(RecordedEvents.of(cut)).hasSize(1);
            } else {
                assertThatThrownBy(() -> RecordedEvents.of(cut))
                        .as("cut at byte %d", length)
                        .hasMessageStartingWith(cut + ":");
            }
        }
    }

    @Test
    void lastRowWithoutALineFeedMayBeCut() {
        assertFault(
                TRADES + "7,1,1,b",
                2,
                "the last line has no line feed, so it may be cut, expected one at the end of every row");
    }

    @Test
    void headerAloneIsAnError() {
        assertFault(TRADES, 2, "no row behind the header, expected at least one of ts_ns,price,size,side");
    }

    @Test
    void coarseTicksAndLotsAreChecked() {
        Path file = write(folder, "t.csv", TRADES + "7,10.5,0.002,b\n8,10.6,0.002,b\n");
        Path lots = write(folder, "l.csv", TRADES + "7,10.5,0.003,b\n");
        var market = RecordedEvents.market(new PriceGrid.Tick(new BigDecimal("0.5")), "0.002");

        assertThatThrownBy(() -> RecordedEvents.of(file, market))
                .hasMessage(file + ":3: price = \"10.6\": expected a multiple of the tick 0.5");
        assertThatThrownBy(() -> RecordedEvents.of(lots, market))
                .hasMessage(lots + ":2: size = \"0.003\": expected a multiple of the lot 0.002");
    }

    @Test
    void gridOfSignificantFiguresIsChecked() {
        Path file = write(folder, "t.csv", TRADES + "7,12345,1,b\n8,1234.5,1,b\n9,1234.56,1,b\n");
        var market = RecordedEvents.market(new PriceGrid.Significant(5, 3), "1");

        assertThatThrownBy(() -> RecordedEvents.of(file, market))
                .hasMessage(file + ":4: price = \"1234.56\": expected a price of the grid"
                        + " Significant[digits=5, maxDecimals=3]");
    }

    private void assertFault(String content, int line, String message) {
        Path file = write(folder, "bad.csv", content);
        assertThatThrownBy(() -> RecordedEvents.of(file)).hasMessage(file + ":" + line + ": " + message);
    }
}
