package io.jackstay.runtime.bot;

/** Where a bot is in its life. */
public enum BotState {
    /** Waits for its venues. */
    STARTING,
    RUNNING,
    /** Cancels its orders and waits for the venue's word on each. */
    STOPPING,
    /** Has ended; {@link BotStatus#why} says how. */
    STOPPED
}
