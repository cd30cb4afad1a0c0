package io.jackstay.runtime.net.wire;

/** One connection that carries messages both ways. Confined to the account loop. */
public interface FrameLine {
    /** Sends a text; false when nothing left: it is not open, or its buffer is full. */
    boolean text(String text);

    /** Sends bytes, which are copied; answers as {@link #text} does. */
    boolean binary(byte[] bytes, int offset, int length);

    /** Sends a ping of the protocol; answers as {@link #text} does. */
    boolean ping();

    /** Says good-bye and gives it up at once; its ear hears nothing more. Without effect on a line that is lost. */
    void close();

    /** Told what becomes of a line. */
    interface Ear {
        /** The handshake is done. */
        void onOpen();

        /** A whole text or binary message; the array is used again after the call. */
        void onMessage(byte[] bytes, int offset, int length);

        /** A ping, which has been answered, or a part of a message: a sign of life. */
        void onSign();

        /** A pong, which is one too. */
        void onPong();

        /** It could not be opened, or is gone; with the close code where there is one. */
        void onLost(String why);
    }
}
