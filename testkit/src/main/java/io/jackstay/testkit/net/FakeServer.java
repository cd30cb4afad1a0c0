package io.jackstay.testkit.net;

/**
 * What stands at an address: a script of a test, or an emulator. Called on the thread that drives the test, when time has
 * come to what is told.
 */
public interface FakeServer {
    /** A request has come. It is answered by its own methods, now or later, or never. */
    void onRequest(ServerRequest request);

    /** A stream has been opened. */
    default void onStream(ServerStream stream) {
        stream.close(1003, "no streams here");
    }

    /** A message has come on a stream; text is UTF-8. */
    default void onMessage(ServerStream stream, byte[] message) {}

    /** A ping has come; the pong is sent by itself. */
    default void onPing(ServerStream stream) {}

    /** The other side has closed the stream, or it was cut. */
    default void onClosed(ServerStream stream) {}
}
