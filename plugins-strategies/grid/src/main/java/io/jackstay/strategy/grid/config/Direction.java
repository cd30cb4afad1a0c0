package io.jackstay.strategy.grid.config;

/** Which side of zero a grid may hold. Closed. */
public enum Direction {
    /** Both: levels above the price sell what is not held yet. */
    NEUTRAL,
    /** Never short: a level sells only what was bought before. */
    LONG,
    /** Never long: a level buys back only what was sold before. */
    SHORT
}
