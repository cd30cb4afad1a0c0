package io.jackstay.emulator.base;

/** What an emulator was given can't be used; the message says which part, and what is allowed. Immutable. */
public final class EmulatorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EmulatorException(String message) {
        super(message);
    }
}
