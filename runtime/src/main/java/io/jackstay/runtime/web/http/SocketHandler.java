package io.jackstay.runtime.web.http;

/** Takes WebSockets that clients open. Called on the thread {@code web}. */
@FunctionalInterface
public interface SocketHandler {
    /** A client whom the gate has let in is there; what it returns is told what the client says. */
    Listener open(Request request, Caller caller, SocketPeer peer);

    /** Told of one client, on the thread {@code web}. */
    interface Listener {
        /** A whole text message. */
        void text(String message);

        /** Once, however it ended. */
        void closed();
    }
}
