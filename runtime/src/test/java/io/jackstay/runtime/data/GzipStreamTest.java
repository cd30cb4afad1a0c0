package io.jackstay.runtime.data;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.runtime.error.JackstayException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives, whole and damaged. */
class GzipStreamTest {
    private static final String QUOTES = """
            ts_ns,bid,bid_size,ask,ask_size
            1700000000000000001,60000.10,1.5,60000.20,0.25
            1700000000000000002,60000.11,1.4,60000.21,0.24
            1700000000000000003,60000.12,1.3,60000.22,0.23
            """;

    private static final int HEADER_LENGTH = 10;

    @TempDir
    Path folder;

    @Test
    void archiveAndPlainFileGiveTheSameEvents() {
        Path plain = RecordedEvents.write(folder, "plain.csv", QUOTES);
        Path packed = RecordedEvents.write(folder, "packed.csv", packed());

        assertThat(RecordedEvents.of(packed)).hasSize(3).isEqualTo(RecordedEvents.of(plain));
    }

    @Test
    void cutAtEveryByteIsAnError() {
        byte[] whole = packed();

        for (int length = 0; length < whole.length; length++) {
            Path cut = RecordedEvents.write(folder, "cut.gz", Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> RecordedEvents.of(cut))
                    .as("cut at byte %d", length)
                    .isInstanceOf(JackstayException.class)
                    .message()
                    .matches("\\Q" + cut + "\\E:[1-5]: .*");
        }
    }

    @Test
    void flippedBitIsAnErrorOrOneThatHoldsNothing() {
        byte[] whole = packed();
        List<String> events = RecordedEvents.of(RecordedEvents.write(folder, "whole.gz", whole));
        int harmless = 0;

        for (int bit = 8 * HEADER_LENGTH; bit < 8 * whole.length; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            Path file = RecordedEvents.write(folder, "flipped.gz", damaged);
            try {
                assertThat(RecordedEvents.of(file)).as("bit %d", bit).isEqualTo(events);
                harmless++;
            } catch (JackstayException expected) {
                assertThat(expected).hasMessageStartingWith(file + ":");
            }
        }

        assertThat(harmless).as("bits that pad the last byte of the content").isLessThan(8);
    }

    @Test
    void cutNamesTheLineThatIsMissing() {
        byte[] whole = packed();
        Path cut = RecordedEvents.write(folder, "cut.gz", Arrays.copyOf(whole, whole.length - 3));

        assertThatThrownBy(() -> RecordedEvents.of(cut))
                .hasMessage(cut + ":5: can't be read: the archive is cut: it ends before its checksum");
    }

    @Test
    void wrongChecksumAndWrongLengthAreErrors() {
        byte[] whole = packed();
        byte[] checksum = whole.clone();
        checksum[whole.length - 8] ^= 1;
        byte[] length = whole.clone();
        length[whole.length - 4] ^= 1;

        assertThatThrownBy(() -> RecordedEvents.of(RecordedEvents.write(folder, "a.gz", checksum)))
                .hasMessageMatching(
                        ".*a\\.gz:5: can't be read: damaged archive: its checksum is \\w{8}, its content has \\w{8}");
        assertThatThrownBy(() -> RecordedEvents.of(RecordedEvents.write(folder, "b.gz", length)))
                .hasMessageMatching(
                        ".*b\\.gz:5: can't be read: damaged archive: it says \\d+ bytes, its content has \\d+");
    }

    @Test
    void bytesBehindTheArchiveAreAnError() {
        Path file = RecordedEvents.write(folder, "tail.gz", join(packed(), "tail".getBytes(US_ASCII)));

        assertThatThrownBy(() -> RecordedEvents.of(file))
                .hasMessage(file + ":5: can't be read: bytes after the end of the archive,"
                        + " expected nothing or another gzip member");
    }

    @Test
    void membersInARowAreOneFile() {
        byte[] first = RecordedEvents.gzip(QUOTES.substring(0, 50).getBytes(US_ASCII));
        byte[] second = RecordedEvents.gzip(QUOTES.substring(50).getBytes(US_ASCII));
        Path file = RecordedEvents.write(folder, "members.gz", join(first, second));

        assertThat(RecordedEvents.of(file)).hasSize(3);
    }

    @Test
    void headerFieldsArePassedAndChecked() throws IOException {
        byte[] plain = RecordedEvents.gzip(QUOTES.getBytes(US_ASCII));
        byte[] header = {0x1f, (byte) 0x8b, 8, 4 + 8 + 16, 0, 0, 0, 0, 0, 3, 2, 0, 9, 9, 'n', 0, 'c', 0};
        byte[] withFields = join(header, Arrays.copyOfRange(plain, HEADER_LENGTH, plain.length));
        byte[] wrongMethod = plain.clone();
        wrongMethod[2] = 7;

        assertThat(new GzipStream(new ByteArrayInputStream(withFields)).readAllBytes())
                .isEqualTo(QUOTES.getBytes(US_ASCII));
        assertThatThrownBy(() -> new GzipStream(new ByteArrayInputStream(wrongMethod)))
                .hasMessage("damaged archive: header with method 7 and flags 0");
    }

    @Test
    void largeContentComesThroughWhole() throws IOException {
        byte[] content = new byte[3 << 20];
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : 'a');
        }
        byte[] archive = join(RecordedEvents.gzip(content), RecordedEvents.gzip(content));

        byte[] unpacked = new GzipStream(new ByteArrayInputStream(archive)).readAllBytes();

        assertThat(Arrays.equals(unpacked, join(content, content))).isTrue();
    }

    private static byte[] packed() {
        return RecordedEvents.gzip(QUOTES.getBytes(US_ASCII));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List.of(parts).forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }
}
