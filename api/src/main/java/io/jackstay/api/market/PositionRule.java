package io.jackstay.api.market;

/**
 * Which positions a market can hold, always as one signed number. Open: a {@code switch} over it needs a default branch.
 * Immutable.
 */
public enum PositionRule {
    /** One position, long, short or flat. */
    NET,
    /** Long or flat: the long half of a symbol in hedge mode. */
    LONG_ONLY,
    /** Short or flat: the short half of a symbol in hedge mode. */
    SHORT_ONLY,
    /** Spot: the position is what fills and base-asset fees leave of the balance, and is never short. */
    BALANCE
}
