package io.jackstay.api.market;

/** What is traded on a market. Open: a {@code switch} over it needs a default branch. Immutable. */
public enum MarketKind {
    /** The base asset changes hands; a position is a balance. */
    SPOT,
    /** A contract without an end, held near the index by funding. */
    PERPETUAL
}
