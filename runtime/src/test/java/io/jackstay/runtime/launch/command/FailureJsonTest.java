package io.jackstay.runtime.launch.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.runtime.launch.process.ExitCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a script reads of a command that threw. */
class FailureJsonTest {
    @ParameterizedTest
    @CsvSource({"FAILED, failed", "USAGE, failed", "CONFIGURATION, failed", "UNCONFIRMED, unconfirmed"})
    void whatMayHaveBeenDoneIsNotCalledFailed(ExitCode exit, String status) {
        assertThat(FailureJson.of("halt", exit, "no answer"))
                .isEqualTo("{\"status\":\"%s\",\"why\":\"no answer\"}".formatted(status));
    }
}
