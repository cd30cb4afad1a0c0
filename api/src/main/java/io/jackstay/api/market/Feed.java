package io.jackstay.api.market;

/**
 * A kind of public market data. Open: a {@code switch} over it needs a default branch. Immutable.
 *
 * <p>A strategy names the feeds of each market that it needs; a venue that lacks one does not list the capability of the same
 * name.
 */
public enum Feed {
    /** Best bid and ask: {@link TopOfBook}. */
    TOP,
    /** Price levels: {@link BookView}. */
    BOOK,
    /** Public prints: {@link Trade}. */
    TRADES,
    /** Mark and index price: {@link MarkPrice}. */
    MARK,
    /** Funding rate: {@link FundingRate}. */
    FUNDING,
    /** Candles: {@link Candle}. */
    CANDLES
}
