package io.jackstay.api.market;

/**
 * The direction of an order or of a side of a book. Closed: a {@code switch} over it needs no default branch. Immutable.
 *
 * <p>On a book, {@link #BUY} is the bid side and {@link #SELL} the ask side.
 */
public enum Side {
    /** Buys the base asset; a fill adds to the position. */
    BUY,
    /** Sells the base asset; a fill takes from the position. */
    SELL;

    /** The other side. */
    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    /** What a fill of size 1 does to the position: 1 for {@link #BUY}, -1 for {@link #SELL}. */
    public int sign() {
        return this == BUY ? 1 : -1;
    }
}
