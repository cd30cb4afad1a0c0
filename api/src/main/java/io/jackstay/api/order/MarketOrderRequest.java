package io.jackstay.api.order;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;

/**
 * Takes what is there, down to a worst price; the rest is cancelled. Always sent as an immediate-or-cancel order with
 * that price. Immutable.
 *
 * @param side buy or sell
 * @param size whole size, base, positive
 * @param worstPrice highest price of a buy, lowest of a sell, quote per base, on the price grid
 * @param reduceOnly whether it may only reduce the position
 * @param label the strategy's own name for it, at most 64 printable ASCII characters, or empty
 */
public record MarketOrderRequest(Side side, Size size, Price worstPrice, boolean reduceOnly, String label)
        implements OrderRequest {
    /** Throws {@link IllegalArgumentException} for two markets, a size that is not positive or a label out of shape. */
    public MarketOrderRequest {
        requireNonNull(side, "side is null");
        requireNonNull(size, "size is null");
        requireNonNull(worstPrice, "worstPrice is null");
        Checks.requirePositive("size", size);
        Checks.requireMarket("worst price", worstPrice.market(), size.market());
        Checks.requireLabel(label);
    }

    /** May open or grow a position, no label. */
    public static MarketOrderRequest market(Side side, Size size, Price worst) {
        return new MarketOrderRequest(side, size, worst, false, "");
    }

    /** May only reduce the position. */
    public MarketOrderRequest reducing() {
        return new MarketOrderRequest(side, size, worstPrice, true, label);
    }

    /** With the strategy's own name for it. */
    public MarketOrderRequest labelled(String label) {
        return new MarketOrderRequest(side, size, worstPrice, reduceOnly, label);
    }
}
