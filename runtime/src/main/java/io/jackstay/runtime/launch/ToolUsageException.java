package io.jackstay.runtime.launch;

/** A tool command was called with arguments that it can't use; the message says which, and what it takes. Exit code 2. */
public final class ToolUsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ToolUsageException(String message) {
        super(message);
    }
}
