package io.jackstay.runtime.error;

import static java.util.Objects.requireNonNull;

/**
 * A failure that the runtime names. Immutable.
 *
 * <p>The message says what was attempted, on what, what was expected, what came, and what to do.
 */
public class JackstayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public JackstayException(ErrorCode code, String message) {
        super(requireNonNull(message, "message is null"));
        this.code = requireNonNull(code, "code is null");
    }

    public JackstayException(ErrorCode code, String message, Throwable cause) {
        super(requireNonNull(message, "message is null"), requireNonNull(cause, "cause is null"));
        this.code = requireNonNull(code, "code is null");
    }

    public final ErrorCode code() {
        return code;
    }
}
