package io.jackstay.runtime.net.wire;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Http;
import java.net.URI;
import java.util.List;

/**
 * What opens a line for messages. Immutable.
 *
 * @param target path and query as sent; may hold a token
 * @param maxMessageBytes a longer message breaks the line
 */
public record Handshake(Endpoint to, String target, List<Http.Header> headers, int maxMessageBytes) {
    public Handshake {
        requireNonNull(to, "to is null");
        requireNonNull(target, "target is null");
        headers = List.copyOf(headers);
    }

    /** Throws {@link IllegalArgumentException} when the URL is no {@code ws} or {@code wss} address. */
    public static Handshake of(String url, List<Http.Header> headers, int maxMessageBytes) {
        URI uri = Endpoint.uri(url);
        Endpoint to = Endpoint.ofSocket(uri, url);
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        return new Handshake(to, target, headers, maxMessageBytes);
    }

    /** Scheme, host and path; no query. */
    @Override
    public String toString() {
        return (to.secure() ? "wss://" : "ws://") + to.authority() + Endpoint.shown(target);
    }
}
