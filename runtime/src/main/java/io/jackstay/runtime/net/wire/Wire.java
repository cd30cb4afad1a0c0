package io.jackstay.runtime.net.wire;

import io.jackstay.runtime.loop.Work;

/**
 * All lines of one login. Confined to its account loop.
 *
 * <p>An ear is told within {@link #doWork} alone, never inside a call that asks for something, and in the order in which
 * things happened. After {@code onLost}, or after a line was closed, its ear hears nothing more.
 */
public interface Wire extends AutoCloseable {
    /** Begins to open a line for requests. */
    RequestLine open(Endpoint to, RequestLine.Ear ear);

    /** Begins to open a line for messages, its handshake included. */
    FrameLine open(Handshake with, FrameLine.Ear ear);

    /** Whether what arrives is wanted now. While it is not, nothing is read, so that the other side has to wait. */
    void reading(boolean wanted);

    /** Moves what is ready, without waiting. Returns how much was done, 0 when idle. */
    int doWork();

    /** Whether a turn now might find something. */
    boolean hasWork();

    /** The {@link io.jackstay.runtime.loop.Clock#nanoTime()} at which something will arrive, as far as that is known. */
    long nextDeadlineNanos();

    /** Where the thread waits while there is nothing to do. */
    Work.Waiting waiting();

    /** Closes all lines; their ears hear nothing of it. */
    @Override
    void close();
}
