package io.jackstay.api.market;

import java.math.BigDecimal;

/**
 * Best bid and best ask of a market at one moment. Immutable. Implemented by the runtime: may gain methods.
 *
 * <p>It exists only when both sides are present; a market with an empty side has no top. May be read on any thread and kept.
 * Units: prices in quote per base, sizes in base, positive. On some venues the two sides may touch or cross for a moment.
 * Source: Hyperliquid {@code bbo}; Aster {@code <symbol>@bookTicker}; else the first levels of the book.
 */
public interface TopOfBook {
    /** The market. */
    MarketId market();

    /** The highest price at which someone buys. */
    Price bid();

    /** How much is bid for at {@link #bid()}, our own orders included. */
    Size bidSize();

    /** The lowest price at which someone sells. */
    Price ask();

    /** How much is offered at {@link #ask()}, our own orders included. */
    Size askSize();

    /** When it was so. */
    Stamp stamp();

    /** The best price of a side: {@link #bid()} for {@link Side#BUY}, {@link #ask()} for {@link Side#SELL}. */
    default Price price(Side side) {
        return side == Side.BUY ? bid() : ask();
    }

    /** The size at the best price of a side. */
    default Size size(Side side) {
        return side == Side.BUY ? bidSize() : askSize();
    }

    /** The exact middle of bid and ask, in quote per base; usually between two grid prices. */
    default BigDecimal mid() {
        BigDecimal sum = bid().toBigDecimal().add(ask().toBigDecimal());
        return sum.divide(BigDecimal.valueOf(2));
    }

    /** Ask less bid, in quote per base, exact; zero or negative on a book that touches or crosses. */
    default BigDecimal spread() {
        return ask().toBigDecimal().subtract(bid().toBigDecimal());
    }
}
