package io.jackstay.runtime.launch.process;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.error.JackstayException;

/**
 * How a command that threw ends. Immutable.
 *
 * @param why for the last line
 * @param foreseen false for a fault of ours, whose stack trace is worth printing
 */
public record Failure(ExitCode exit, String why, boolean foreseen) {
    public Failure {
        requireNonNull(exit, "exit is null");
        requireNonNull(why, "why is null");
    }

    public static Failure of(Exception thrown) {
        if (thrown instanceof CommandFailure failure) {
            return new Failure(failure.exit(), failure.why(), true);
        }
        if (thrown instanceof JackstayException failure) {
            return new Failure(ExitCode.of(failure), String.valueOf(failure.getMessage()), true);
        }
        return new Failure(ExitCode.FAILED, "internal fault: " + thrown, false);
    }
}
