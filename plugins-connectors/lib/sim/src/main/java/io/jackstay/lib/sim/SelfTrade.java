package io.jackstay.lib.sim;

/** What happens where an arriving order meets a resting one of the same account. Immutable. */
public enum SelfTrade {
    /** The arriving order ends there: refused when nothing was to be had before, else its rest is cancelled. */
    CANCEL_NEWEST,
    /** The resting orders of the account at that price are cancelled, and the arriving order goes on. */
    CANCEL_OLDEST,
    /** Both: the resting orders at that price and what is left of the arriving order are cancelled. */
    CANCEL_BOTH
}
