package io.jackstay.emulator.base.json;

/** A JSON value has not the shape that it should have. Immutable. */
public final class UnfitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfitException(String message) {
        super(message);
    }
}
