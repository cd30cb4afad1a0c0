package io.jackstay.runtime.net.tape;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Http;
import java.util.List;

/**
 * One line of a recording. Immutable, but for the bytes.
 *
 * @param nanos local clock, epoch nanoseconds
 * @param line number of the connection, from 1
 * @param text the address of an opening, method and target of a request, the words of a loss, the digest of what was sent
 * @param status of an answer, else 0
 * @param headers of a request or an answer; secret ones as {@code ***}
 * @param bytes of an answer or a message that came
 */
public record WireEvent(
        long nanos, int line, Kind kind, String text, int status, List<Http.Header> headers, byte[] bytes) {
    private static final byte[] NONE = new byte[0];

    public WireEvent {
        requireNonNull(kind, "kind is null");
        requireNonNull(text, "text is null");
        headers = List.copyOf(headers);
        requireNonNull(bytes, "bytes are null");
    }

    /** Closed: what can be met in a recording. */
    public enum Kind {
        /** A connection for requests is asked for. */
        CONNECT,
        /** A stream is asked for. */
        STREAM,
        OPEN,
        REQUEST,
        ANSWER,
        SENT,
        RECEIVED,
        SIGN,
        PONG,
        LOST,
        CLOSED
    }

    static WireEvent of(long nanos, int line, Kind kind, String text) {
        return new WireEvent(nanos, line, kind, text, 0, List.of(), NONE);
    }
}
