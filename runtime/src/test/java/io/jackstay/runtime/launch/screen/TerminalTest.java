package io.jackstay.runtime.launch.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    @ParameterizedTest
    @CsvSource({"'24 80\n', 80", "'0 0\n', 0", "'', 0", "not a size, 0", "24 x, 0"})
    void columnsAreTheSecondNumber(String size, int columns) {
        assertThat(Terminal.columns(size)).isEqualTo(columns);
    }

    @Test
    void anyNoColorTurnsColoursOff() {
        assertThat(new Terminal(Map.of("NO_COLOR", "1")).style()).isEqualTo(Style.PLAIN);
        assertThat(new Terminal(Map.of("NO_COLOR", "")).style()).isEqualTo(Style.COLOUR);
        assertThat(new Terminal(Map.of()).style()).isEqualTo(Style.COLOUR);
    }

    @ParameterizedTest
    @CsvSource({
        "/dev/pts/0, /dev/pts/0, false",
        "/dev/pts/0, /var/log/jackstay.log, true",
        "/var/log/jackstay.log, /var/log/jackstay.log, false",
        "socket:[4711], socket:[4711], false",
        "/dev/null, socket:[4711], true",
        "pipe:[1], /dev/pts/0, false"
    })
    void aLogIsApartWhereNobodySeesItBesideTheStatus(Path out, Path err, boolean apart, @TempDir Path folder)
            throws IOException {
        Path one = Files.createSymbolicLink(folder.resolve("1"), out);
        Path two = Files.createSymbolicLink(folder.resolve("2"), err);

        assertThat(Terminal.isLogApart(one, two)).isEqualTo(apart);
    }

    @Test
    void aDumbTerminalIsNotRedrawnOn() {
        assertThat(new Terminal(Map.of("TERM", "dumb")).isInteractive()).isFalse();
    }
}
