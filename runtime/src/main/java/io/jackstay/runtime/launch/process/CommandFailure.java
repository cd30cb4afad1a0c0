package io.jackstay.runtime.launch.process;

import static java.util.Objects.requireNonNull;

/** Ends a command with an exit code and a line that says why. Immutable. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exit;

    public CommandFailure(ExitCode exit, String why) {
        super(requireNonNull(why, "why is null"));
        this.exit = requireNonNull(exit, "exit is null");
    }

    public ExitCode exit() {
        return exit;
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}
