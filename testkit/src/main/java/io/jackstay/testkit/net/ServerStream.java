package io.jackstay.testkit.net;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Http;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A stream as a server sees it. Not thread safe: owned by the thread that drives the test. */
public final class ServerStream {
    private final FakeFrameLine line;

    ServerStream(FakeFrameLine line) {
        this.line = requireNonNull(line, "line is null");
    }

    /** The login that has opened it, as it is named in the configuration. */
    public String login() {
        return line.wire().login();
    }

    /** Path and query of the handshake. */
    public String target() {
        return line.handshake().target();
    }

    /** The first header of this name in the handshake, not case sensitive. */
    public Optional<String> header(String name) {
        return line.handshake().headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Http.Header::value)
                .findFirst();
    }

    /** Whether it is open. */
    public boolean isOpen() {
        return line.isOpen();
    }

    /** Sends a text message. */
    public void send(String text) {
        line.deliver(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a message of these bytes, well-formed or not. */
    public void send(byte[] message) {
        line.deliver(message.clone());
    }

    /** Sends a ping of the protocol; the pong is not told. */
    public void ping() {
        line.sign();
    }

    /** Closes it in order. */
    public void close(int code, String reason) {
        line.cut("closed by the server: %d %s".formatted(code, reason), false);
    }

    /** From now on nothing goes through, either way, and it does not break: it is half-open. */
    public void freeze() {
        line.freeze();
    }

    /** Breaks it without a word. */
    public void reset(String why) {
        line.cut(why, false);
    }
}
