package io.jackstay.api.market;

/**
 * A public print: two others, or we and another, have traded. Immutable. Implemented by the runtime: may gain methods.
 *
 * <p>May be read on any thread and kept. An execution of ours is a fill, not this. Source: Hyperliquid {@code trades}; Aster
 * {@code <symbol>@aggTrade}; Backpack {@code trade.<symbol>}.
 */
public interface Trade {
    /** The market. */
    MarketId market();

    /** The price, in quote per base. */
    Price price();

    /** How much was traded, in base, positive. */
    Size size();

    /** The side of the order that took from the book. */
    Side takerSide();

    /** The venue's id of the print, unique within the market; empty when the venue gives none. */
    String venueTradeId();

    /** When it happened. */
    Stamp stamp();
}
