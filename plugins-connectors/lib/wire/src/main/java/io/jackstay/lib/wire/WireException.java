package io.jackstay.lib.wire;

/** Bytes from the wire are not what they should be. The message tells what was expected, what came, and at which byte. */
public final class WireException extends RuntimeException {
    private final long offset;

    WireException(String message, long offset) {
        super("%s at byte %d".formatted(message, offset));
        this.offset = offset;
    }

    WireException(String message, long offset, Throwable cause) {
        super("%s at byte %d".formatted(message, offset), cause);
        this.offset = offset;
    }

    /** Where in the bytes, counted from 0. */
    public long offset() {
        return offset;
    }
}
