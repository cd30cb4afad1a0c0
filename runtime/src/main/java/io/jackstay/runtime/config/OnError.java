package io.jackstay.runtime.config;

/** What becomes of a bot whose strategy throws more often than its rate allows. Immutable. */
public enum OnError {
    /** It goes on: each failure is counted and logged. */
    CONTINUE,
    /** Its orders are cancelled and its strategy rests for a while. */
    PAUSE,
    /** It ends as failed, with its orders cancelled. */
    STOP
}
