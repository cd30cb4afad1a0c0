package io.jackstay.strategy.grid.config;

/** How a one-sided grid comes to the position that its levels on the other side of the price need. Closed. */
public enum Entry {
    /** Not at once: each level fills it when the price has passed. */
    WAIT,
    /** By one order that takes, at the beginning. */
    TAKE
}
