package io.jackstay.api.order;

/** Which side of a fill we were. Immutable. Closed. */
public enum LiquidityRole {
    /** Our order was waiting in the book. */
    MAKER,

    /** Our order took what was waiting. */
    TAKER,

    /** The venue does not say, or nobody was either: a settlement, an auto-deleveraging. */
    UNKNOWN
}
