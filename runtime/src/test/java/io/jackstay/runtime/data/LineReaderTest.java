package io.jackstay.runtime.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines come out of the buffer as they stand in the file. */
class LineReaderTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void linesOfAnyLengthAreTheLinesOfTheFile(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> lines = new ArrayList<>();
        StringBuilder content = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            String line = text(random, random.nextInt(40) == 0 ? 200_000 : 60);
            lines.add(line);
            content.append(line).append(random.nextBoolean() ? "\n" : "\r\n");
        }
        Path file = RecordedEvents.write(folder, "lines", content.toString());

        List<String> read = new ArrayList<>();
        try (LineReader reader = new LineReader(DataFile.open(file))) {
            while (reader.next()) {
                read.add(new String(reader.bytes(), reader.start(), reader.end() - reader.start(), ISO_8859_1));
            }
        }

        assertThat(read).as("seed %d", seed).isEqualTo(lines);
    }

    private static String text(SplittableRandom random, int limit) {
        int length = random.nextInt(limit);
        StringBuilder line = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            line.append((char) (' ' + random.nextInt(200)));
        }
        return line.toString();
    }
}
