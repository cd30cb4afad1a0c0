package io.jackstay.runtime.launch.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
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

    @Test
    void aDumbTerminalIsNotRedrawnOn() {
        assertThat(new Terminal(Map.of("TERM", "dumb")).isInteractive()).isFalse();
    }
}
