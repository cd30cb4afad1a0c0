package io.jackstay.runtime.web.http;

import static java.util.Objects.requireNonNull;

/**
 * A path that becomes a WebSocket, and who may open it. Immutable.
 *
 * @param subprotocol what the client must offer, and is told
 * @param summary one line for the reference
 */
public record SocketRoute(PathPattern path, Access access, String subprotocol, String summary, SocketHandler handler) {
    public SocketRoute {
        requireNonNull(path, "path is null");
        requireNonNull(access, "access is null");
        requireNonNull(subprotocol, "subprotocol is null");
        requireNonNull(summary, "summary is null");
        requireNonNull(handler, "handler is null");
    }

    public static SocketRoute of(
            String path, Access access, String subprotocol, String summary, SocketHandler handler) {
        return new SocketRoute(PathPattern.of(path), access, subprotocol, summary, handler);
    }
}
