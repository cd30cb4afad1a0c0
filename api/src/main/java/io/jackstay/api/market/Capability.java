package io.jackstay.api.market;

/**
 * What a venue is able to do, as its connector declares it in {@link VenueTraits}. Open: a {@code switch} over it needs a
 * default branch. Immutable.
 *
 * <p>A connector answers what it does not declare with {@code UNSUPPORTED}; the runtime then does the next best thing itself and
 * says so. The conformance suites are named by these constants and prove each declared one.
 */
public enum Capability {
    /** Orders can be placed and cancelled; without it the venue only shows data. */
    TRADING,
    /** One request cancels all orders of the login. */
    CANCEL_ALL,
    /** One request cancels all orders of a market. */
    CANCEL_ALL_BY_MARKET,
    /** Price and size of a resting order can be changed, and it keeps its identity. */
    AMEND_IN_PLACE,
    /** One request replaces a resting order by a successor with an id of its own. */
    CANCEL_REPLACE,
    /** The venue holds stop and take-profit orders until their trigger price is reached. */
    TRIGGER_ORDERS,
    /** Fill-or-kill limit orders. */
    FOK,
    /** Limit orders that are refused rather than take from the book. */
    POST_ONLY,
    /** Orders that the venue lets do no more than reduce a position. */
    REDUCE_ONLY,
    /** The venue refuses an order that reaches it after the deadline it carries. */
    ORDER_DEADLINE,
    /** The venue cancels all orders unless told in time not to. */
    DEAD_MAN,
    /** Leverage is set for each market. */
    LEVERAGE_PER_MARKET,
    /** Leverage is one figure for the whole account. */
    LEVERAGE_PER_ACCOUNT,
    /** The state of one order can be asked for by our own id. */
    ORDER_STATUS_BY_CLOID,
    /** Our past fills can be listed. */
    FILL_HISTORY,
    /** Our past funding, deposits and withdrawals can be listed. */
    CASH_FLOW_HISTORY,
    /**
     * The balances of a snapshot are those of wallets: an asset that it does not show has none, unrealised profit is not in them, and
     * whatever changes one is told as a fill with its fee, as the profit that a fill realises by the average price of the position,
     * or as a cash flow. Wallets of one asset are added up.
     */
    WALLET_BALANCES,
    /** The feed {@link Feed#TOP}. */
    TOP,
    /** The feed {@link Feed#BOOK}. */
    BOOK,
    /** The feed {@link Feed#TRADES}. */
    TRADES,
    /** The feed {@link Feed#MARK}. */
    MARK,
    /** The feed {@link Feed#FUNDING}. */
    FUNDING,
    /** The feed {@link Feed#CANDLES}, and past candles on request. */
    CANDLES,
    /** Named repairs and look-ups of the venue's own. */
    ACTIONS
}
