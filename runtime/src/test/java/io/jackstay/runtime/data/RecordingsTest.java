package io.jackstay.runtime.data;

import static io.jackstay.runtime.data.RecordedEvents.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told from the first bytes of a file, and the files that are none of ours. */
class RecordingsTest {
    private static final String HEADERS = "expected the header ts_ns,bid,bid_size,ask,ask_size, ts_ns,price,size,side"
            + " or start,open,high,low,close,volume, or frames, or JSON candles";

    @TempDir
    Path folder;

    @Test
    void formatIsToldFromTheContentWhateverTheName() {
        Path quotes = write(folder, "a.json", "ts_ns,bid,bid_size,ask,ask_size\n5,1.00,1,2.00,1\n");
        Path trades = write(folder, "b.gz", "ts_ns,price,size,side\r\n5,1.00,1,buy\r\n");
        Path candles = write(folder, "c.frames", "start,open,high,low,close,volume\n60,1,1,1,1,4\n");
        Path json = write(
                folder,
                "d.csv",
                "\n{\"candles\":[{\"start\":60,\"open\":1,\"high\":1,\"low\":1,\"close\":1,\"volume\":4}]}");
        Path frames = write(folder, "e", "5 {\"result\":null,\"id\":1}");

        assertThat(RecordedEvents.of(quotes)).containsExactly("5 top 100 x 100000, 200 x 100000 @5");
        assertThat(RecordedEvents.of(trades)).containsExactly("5 trade BUY 100 x 100000 id '' @5");
        assertThat(RecordedEvents.of(candles)).hasSize(4).isEqualTo(RecordedEvents.of(json));
        assertThat(RecordedEvents.of(frames)).containsExactly("5 -");
    }

    @Test
    void missingFileDirectoryAndEmptyFileAreErrors() {
        Path missing = folder.resolve("missing.csv");
        Path empty = write(folder, "empty.csv", "");
        Path emptyArchive = write(folder, "empty.gz", RecordedEvents.gzip(new byte[0]));

        assertFault(missing, missing + ": no such file, expected a data file");
        assertFault(folder, folder + ": is a directory, expected a data file");
        assertFault(empty, empty + ":1: empty file, expected market data");
        assertFault(emptyArchive, emptyArchive + ":1: empty file, expected market data");
    }

    @Test
    void unknownFirstLineIsAnErrorThatShowsIt() {
        Path header = write(folder, "other.csv", "time,price\n1,2\n");
        Path junk = write(folder, "junk", new byte[] {0, 1, (byte) 0xff, 'a', '\n'});
        Path longLine = write(folder, "long", "x".repeat(300) + "\n");
        Path byteOrderMark = write(folder, "mark.csv", "\u00ef\u00bb\u00bfts_ns,price,size,side\n5,1,1,buy\n");

        assertFault(header, header + ":1: begins with \"time,price\", " + HEADERS);
        assertFault(junk, junk + ":1: begins with \"\\x00\\x01\\xffa\", " + HEADERS);
        assertFault(longLine, longLine + ":1: begins with \"" + "x".repeat(40) + "...\", " + HEADERS);
        assertFault(
                byteOrderMark, byteOrderMark + ":1: begins with \"\\xef\\xbb\\xbfts_ns,price,size,side\", " + HEADERS);
    }

    @Test
    void csvWithoutItsHeaderIsAnError() {
        Path file = write(folder, "bare.csv", "1700000000000000000,60000.10,1,60000.20,1\n");

        assertFault(
                file,
                file + ":1: found \"1700000000000000000,60000.10,1,60000.20,...\","
                        + " expected a frame, <receive time in ns> <JSON>");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void randomBytesAreAnErrorOfOurs(long seed) {
        SplittableRandom random = new SplittableRandom(seed);

        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[1 + random.nextInt(200)];
            random.nextBytes(bytes);
            Path file = write(folder, "random", bytes);

            assertThatThrownBy(() -> RecordedEvents.of(file))
                    .as("seed %d, file %s", seed, Arrays.toString(bytes))
                    .isInstanceOf(JackstayException.class)
                    .hasMessageStartingWith(file + ":");
        }
    }

    @Test
    void lineAboveSixteenMegabytesIsAnErrorAndOneOfThemIsNot() {
        String frame = "5 {\"result\":\"%s\",\"id\":1}";
        int overhead = frame.length() - 2;
        Path fits = write(
                folder, "fits", frame.formatted("y".repeat(LineReader.LIMIT - overhead)) + "\n5 {\"result\":1}\n");
        Path tooLong = write(folder, "long", "5 {\"result\":1}\n" + frame.formatted("y".repeat(LineReader.LIMIT + 1)));

        assertThat(RecordedEvents.of(fits)).containsExactly("5 -", "5 -");
        assertFault(tooLong, tooLong + ":2: line longer than 16 MB, expected one row");
    }

    private static void assertFault(Path file, String message) {
        assertThatThrownBy(() -> RecordedEvents.of(file))
                .hasMessage(message)
                .asInstanceOf(InstanceOfAssertFactories.type(JackstayException.class))
                .extracting(JackstayException::code)
                .isEqualTo(ErrorCode.DATA_INVALID);
    }
}
