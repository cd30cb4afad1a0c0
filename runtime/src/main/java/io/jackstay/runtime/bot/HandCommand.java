package io.jackstay.runtime.bot;

import java.util.Locale;

/** What a person may ask of a bot that runs. Closed. */
public enum HandCommand {
    /** Its strategy rests and its orders are cancelled, until it is resumed. */
    PAUSE,
    /** Its pause and its own halts are over. */
    RESUME,
    /** It may only reduce until it is resumed, and its orders are cancelled. */
    HALT,
    /** Its orders are cancelled; its strategy goes on. */
    CANCEL_ALL,
    /** One of its orders is cancelled; its strategy goes on. */
    CANCEL_ORDER,
    /** An alert of it has been seen, which is written down. */
    ACKNOWLEDGE,
    /** It is halted, and its positions are closed. */
    FLATTEN,
    /** It ends as its policy says. */
    STOP;

    /** As it is typed and written down, such as {@code cancel-all}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
