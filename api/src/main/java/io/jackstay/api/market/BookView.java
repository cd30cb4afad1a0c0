package io.jackstay.api.market;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One published state of a market's book, shared by all bots. Immutable. Implemented by the runtime: may gain methods.
 *
 * <p>May be read on any thread and kept; it does not move. Source: Hyperliquid {@code l2Book}; Aster
 * {@code <symbol>@depth20@100ms}; Backpack {@code depth.<symbol>}.
 */
public interface BookView {
    /** The market. */
    MarketId market();

    /**
     * Price levels of one side, best first: bids for {@link Side#BUY}, asks for {@link Side#SELL}.
     *
     * <p>Shape: at most {@link #depth()} entries, strictly worsening prices; empty when nobody quotes that side. Our own orders
     * are included. Cannot be modified.
     */
    List<Level> levels(Side side);

    /** The most levels that this feed shows of a side. */
    int depth();

    /** When it was so. */
    Stamp stamp();

    /**
     * What rests at one price. Immutable.
     *
     * @param price in quote per base
     * @param size in base, positive; anything else, or a size of another market, throws {@link IllegalArgumentException}
     */
    record Level(Price price, Size size) {
        /** Checks that the size is positive and of the price's market. */
        public Level {
            requireNonNull(price, "price is null");
            if (!price.market().equals(size.market())) {
                throw new IllegalArgumentException(
                        "level with a price of %s and a size of %s".formatted(price.market(), size.market()));
            }
            if (size.signum() <= 0) {
                throw new IllegalArgumentException(
                        "level at %s of %s with size %s: must be positive".formatted(price, price.market(), size));
            }
        }
    }
}
