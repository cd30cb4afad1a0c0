package io.jackstay.runtime.launch.process;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;

/**
 * Takes the process's error stream, to which the log goes, elsewhere until it is closed. The only class that touches the streams
 * of {@code System}. Not thread safe: opened and closed by the main thread.
 */
public final class ErrorRedirect implements AutoCloseable {
    private final PrintStream before = System.err;

    public ErrorRedirect(PrintStream to) {
        System.setErr(requireNonNull(to, "to is null"));
    }

    @Override
    public void close() {
        System.setErr(before);
    }
}
