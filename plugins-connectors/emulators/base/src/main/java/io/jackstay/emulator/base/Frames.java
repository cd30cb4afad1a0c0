package io.jackstay.emulator.base;

/** The emulator's side of one WebSocket connection: what comes in. Not thread safe: confined to the driving thread. */
public interface Frames {
    /** A text frame has come. */
    void text(String text);

    /** The connection is gone, whoever ended it; nothing comes after. */
    void closed();
}
