package io.jackstay.emulator.base;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;

/**
 * One HTTP request as it has come. Immutable.
 *
 * @param method upper case
 * @param path without query
 * @param contentType as sent, empty when there was none
 * @param body as sent, in UTF-8
 * @param peer address that it comes from, without the port
 */
public record Request(String method, String path, String contentType, String body, String peer) {
    public Request {
        requireNonNull(method, "method is null");
        requireNonNull(path, "path is null");
        requireNonNull(contentType, "contentType is null");
        requireNonNull(body, "body is null");
        requireNonNull(peer, "peer is null");
    }

    /** JSON posted from this machine. */
    public static Request json(String path, String body) {
        return new Request("POST", path, "application/json", body, "127.0.0.1");
    }

    /** Octets of the body. */
    public int length() {
        return body.getBytes(StandardCharsets.UTF_8).length;
    }
}
