package io.jackstay.api.order;

/**
 * Why something was refused, in a small stable set; the venue's own words stand beside it in {@link Rejection}.
 * Immutable.
 *
 * <p>Open: a switch over it needs a default branch. Names are stable, because alerts count them. Connectors map a
 * venue's codes to them; what has no better word is {@link #OTHER}.
 */
public enum RejectReason {
    /** A post-only order would have taken. */
    POST_ONLY_WOULD_CROSS,
    /** A reduce-only order would not reduce the position. */
    REDUCE_ONLY,
    /** Not enough margin or balance. */
    INSUFFICIENT_MARGIN,
    /** Size below the market's least size. */
    MIN_SIZE,
    /** Size above the market's greatest size. */
    MAX_SIZE,
    /** Price times size below the market's least notional. */
    MIN_NOTIONAL,
    /** A price that is not on the market's price grid. */
    PRICE_OFF_GRID,
    /** A size that is no multiple of the market's lot. */
    SIZE_OFF_LOT,
    /** A price too far from the venue's reference price. */
    PRICE_BAND,
    /** The market does not take such orders now: halted, post-only, cancel-only. */
    MARKET_NOT_TRADING,
    /** The venue does not list the market. */
    UNKNOWN_MARKET,
    /** The venue does not know the order: ended, or never was. */
    UNKNOWN_ORDER,
    /** The client order id is in use or was used. */
    DUPLICATE_CLOID,
    /** Too many open orders. */
    TOO_MANY_ORDERS,
    /** A rate limit or a used-up request budget. */
    RATE_LIMITED,
    /** The account may not do this: permission, tier, volume, region. */
    NOT_ENTITLED,
    /** The venue or connector cannot do this: the capability is not declared. */
    UNSUPPORTED,
    /** It would have met an order of the same account. */
    SELF_TRADE,
    /** Nothing to take at an acceptable price: a fill-or-kill, or a market order on an empty book. */
    NO_LIQUIDITY,
    /** A risk rule said no; the words have rule, limit and actual. */
    RISK,
    /** The bot, account or process is halted, and the order does not reduce. */
    HALTED,
    /** Its deadline passed before the venue had it. */
    EXPIRED_DEADLINE,
    /** The connector cannot send now. */
    CONNECTOR_DOWN,
    /** Key, signature, nonce or login refused. */
    AUTHENTICATION,
    /** The venue could not make sense of the request: most often a fault in the connector. */
    INVALID_REQUEST,
    /** Anything else; read the words. */
    OTHER
}
