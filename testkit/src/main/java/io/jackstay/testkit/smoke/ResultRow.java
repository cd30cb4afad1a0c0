package io.jackstay.testkit.smoke;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;

/**
 * One line of a result, as the strategy left it in its memory. Immutable.
 *
 * @param market connector and symbol
 * @param millis from the end of the step before
 */
record ResultRow(String market, String step, boolean passed, long millis, String words) {
    private static final int PARTS = 5;

    static ResultRow parse(String text) {
        String[] parts = text.split("\t", PARTS);
        if (parts.length < PARTS) {
            throw new JackstayException(ErrorCode.INTERNAL, "a row of another smoke test: " + text);
        }
        return new ResultRow(parts[0], parts[1], parts[2].equals("ok"), Long.parseLong(parts[3]), parts[4]);
    }
}
