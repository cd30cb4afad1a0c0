package io.jackstay.risk.limits;

/** What becomes of a halt when its bot is started again. Closed. */
public enum OnRestart {
    /** It goes on, with its old end. */
    STAY,
    /** It is over: whoever starts the bot says so. */
    RESUME
}
