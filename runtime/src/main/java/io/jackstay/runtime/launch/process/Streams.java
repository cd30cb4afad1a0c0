package io.jackstay.runtime.launch.process;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;

/** Where a command writes to. Thread safe, as the streams are. */
public record Streams(PrintStream out, PrintStream err) {
    public Streams {
        requireNonNull(out, "out is null");
        requireNonNull(err, "err is null");
    }
}
