package io.jackstay.emulator.base;

/** One WebSocket connection as the emulator writes to it. Not thread safe: confined to the driving thread. */
public interface Connection {
    /** Answers a frame that has come. */
    void reply(String text);

    /** Tells what has happened, on one of the venue's channels. */
    void event(String channel, String text);

    /** Ends the connection with a close frame. */
    void close(int code, String reason);
}
