package io.jackstay.emulator.base;

/** The driver's side of one HTTP request: what can become of it on the wire. Called on the driving thread, one method once. */
public interface Exchange {
    /** The answer arrives whole. */
    void answer(Answer answer);

    /** The connection breaks in the middle of the answer. */
    void cut(Answer answer);

    /** The connection breaks without a byte of an answer. */
    void drop();
}
