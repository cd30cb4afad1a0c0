package io.jackstay.runtime.journal;

import java.io.IOException;

/** The stream has another owner; nothing was changed. */
final class FencedException extends IOException {
    private static final long serialVersionUID = 1L;

    FencedException(String message) {
        super(message);
    }
}
