package io.jackstay.emulator.base;

/** The driver's side of one WebSocket connection. Called on the driving thread; calls on one that is gone do nothing. */
public interface Wire {
    /** A text frame. */
    void text(String text);

    /** A frame of any bytes, as text or binary. */
    void bytes(byte[] payload, boolean binary);

    /** A close frame, then the end. */
    void close(int code, String reason);

    /** The end without a close frame. */
    void cut();

    /** From now on nothing is read or written, and the connection stays open. */
    void freeze();
}
