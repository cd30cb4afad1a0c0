package io.jackstay.runtime.journal;

import java.io.IOException;

/** The store did not answer: what it was asked for may have happened or not, and can be asked for again. */
final class AnswerLostException extends IOException {
    private static final long serialVersionUID = 1L;

    AnswerLostException(String message) {
        super(message);
    }
}
