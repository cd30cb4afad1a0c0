package io.jackstay.runtime.launch.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationOptionTest {
    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "30s, PT30S", "10m, PT10M", "8h, PT8H", "2d, PT48H"})
    void readsANumberAndItsUnit(String text, Duration duration) {
        assertThat(new DurationOption().convert(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "s", "-1s", "1.5s", "30 s", "30S", "9999999999s"})
    void refusesWhatHasNoUnitOrIsNoNumber(String text) {
        assertThatThrownBy(() -> new DurationOption().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("such as 30s");
    }

    @Test
    void refusesWhatNoClockCounts() {
        assertThatThrownBy(() -> new DurationOption().convert("3651d"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("at most 3650d");
    }
}
