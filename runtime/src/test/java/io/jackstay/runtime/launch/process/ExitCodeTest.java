package io.jackstay.runtime.launch.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExitCodeTest {
    @ParameterizedTest
    @CsvSource({"DONE, 0", "FAILED, 1", "USAGE, 2", "UNCONFIRMED, 3", "CONFIGURATION, 78"})
    void numbersStayAsTheyAre(ExitCode code, int number) {
        assertThat(code.number()).isEqualTo(number);
    }

    @ParameterizedTest
    @EnumSource(value = ErrorCode.class, names = "CONFIG_INVALID", mode = EnumSource.Mode.EXCLUDE)
    void allButTheConfigurationIsAFailure(ErrorCode code) {
        assertThat(ExitCode.of(new JackstayException(code, "x"))).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void aMistakeOfTheConfigurationHasItsOwnCode() {
        assertThat(ExitCode.of(new JackstayException(ErrorCode.CONFIG_INVALID, "x")))
                .isEqualTo(ExitCode.CONFIGURATION);
    }
}
