package io.jackstay.runtime.launch.process;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;

/**
 * How the process ends. Immutable.
 *
 * <p>A stop that was asked for by a signal is a stop like any other: 0 when it is confirmed, and not 130 or 143, so that a
 * service manager sees an orderly end as one.
 */
public enum ExitCode {
    /** Done, with warnings or without. */
    DONE(0),
    /** Failed; the last line says why. */
    FAILED(1),
    /** The command line can't be understood. */
    USAGE(2),
    /** Stopped, but a venue has not confirmed that none of our orders rests. */
    UNCONFIRMED(3),
    /** The configuration has mistakes; nothing was started. */
    CONFIGURATION(78);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    public static ExitCode of(JackstayException failure) {
        return failure.code() == ErrorCode.CONFIG_INVALID ? CONFIGURATION : FAILED;
    }
}
