package io.jackstay.runtime.launch;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;

/** Where a command writes to. Thread safe, as the streams are. */
record Streams(PrintStream out, PrintStream err) {
    Streams {
        requireNonNull(out, "out is null");
        requireNonNull(err, "err is null");
    }
}
