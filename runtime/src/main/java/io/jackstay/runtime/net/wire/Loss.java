package io.jackstay.runtime.net.wire;

import static java.util.Objects.requireNonNull;

/**
 * The end of a line, and what is known of the request that was under way. Immutable.
 *
 * @param untouched it is certain that no byte of the request has left
 * @param answerBegun a byte of an answer has come
 */
public record Loss(String why, boolean untouched, boolean answerBegun) {
    public Loss {
        requireNonNull(why, "why is null");
    }

    /** Of a line that had no request, or of whose request nothing can have left. */
    public static Loss before(String why) {
        return new Loss(why, true, false);
    }

    /** Of a line whose request may have left. */
    public static Loss after(String why, boolean answerBegun) {
        return new Loss(why, false, answerBegun);
    }
}
