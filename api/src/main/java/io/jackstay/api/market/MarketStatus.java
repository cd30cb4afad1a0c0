package io.jackstay.api.market;

/** What a venue lets one do on a market at present. Open: a {@code switch} over it needs a default branch. Immutable. */
public enum MarketStatus {
    /** All orders. */
    TRADING,
    /** Orders that only add liquidity, and cancels. */
    POST_ONLY,
    /** Cancels alone. */
    CANCEL_ONLY,
    /** Nothing for now; resting orders may stay or go, as the venue decides. */
    HALTED,
    /** Nothing any more. */
    DELISTED
}
