package io.jackstay.testkit.net;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Http;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A request as a server sees it. Not thread safe: owned by the thread that drives the test. It is answered once; a later
 * answer is lost on the way.
 */
public final class ServerRequest {
    private final FakeRequestLine line;
    private final Http.Request request;

    ServerRequest(FakeRequestLine line, Http.Request request) {
        this.line = requireNonNull(line, "line is null");
        this.request = requireNonNull(request, "request is null");
    }

    /** The login that has sent it, as it is named in the configuration. */
    public String login() {
        return line.wire().login();
    }

    /** The method, upper case. */
    public String method() {
        return request.method();
    }

    /** Path and query as sent. */
    public String target() {
        return request.target();
    }

    /** The first header of this name, not case sensitive. */
    public Optional<String> header(String name) {
        return request.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Http.Header::value)
                .findFirst();
    }

    /** The body as sent; empty when there is none. */
    public byte[] body() {
        return request.body();
    }

    /** The body as text. */
    public String text() {
        return new String(request.body(), StandardCharsets.UTF_8);
    }

    /** Answers with JSON. */
    public void answer(int status, String json) {
        answer(
                status,
                List.of(new Http.Header("Content-Type", "application/json", false)),
                json.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers with these headers and this body. */
    public void answer(int status, List<Http.Header> headers, byte[] body) {
        line.answer(this, status, List.copyOf(headers), body.clone(), true);
    }

    /** Answers, and closes the connection behind it. */
    public void answerAndClose(int status, List<Http.Header> headers, byte[] body) {
        line.answer(this, status, List.copyOf(headers), body.clone(), false);
    }

    /** Breaks the connection without an answer; the other side can't know whether the request was taken. */
    public void reset(String why) {
        line.cut(why, false);
    }

    /** Breaks the connection in a way that tells the other side that nothing of the request has left it. */
    public void neverLeft(String why) {
        line.cut(why, true);
    }

    /** Never answers. */
    public void ignore() {}
}
