package io.jackstay.strategy.grid.config;

/** What becomes of the profit of a matched pair. Closed. */
public enum Profit {
    /** It stays in the quote asset: sizes never change. */
    QUOTE,
    /** It stays in the base asset: a level sells only what brings back what it paid, or buys back with all that it was paid. */
    BASE,
    /** It makes later orders larger, in proportion to what the grid was begun with. */
    REINVEST
}
