package io.jackstay.runtime.config;

/** Which thread turns the loop of a bot; the bot can't tell the difference. Immutable. */
public enum Threading {
    /** A thread for this bot alone. */
    OWN,
    /** One thread for all bots that say so; for quiet ones. */
    SHARED,
    /** The event loop of the bot's one connector: no hand-over between the frame and the order. */
    VENUE
}
