package io.jackstay.runtime.launch;

import static java.util.Objects.requireNonNull;

/** Ends a command with an exit code and a line that says why. Immutable. */
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exit;

    CommandFailure(ExitCode exit, String why) {
        super(requireNonNull(why, "why is null"));
        this.exit = requireNonNull(exit, "exit is null");
    }

    ExitCode exit() {
        return exit;
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
