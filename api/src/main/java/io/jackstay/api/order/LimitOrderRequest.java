package io.jackstay.api.order;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;

/**
 * A resting or immediate limit order. Immutable.
 *
 * @param side buy or sell
 * @param size whole size, base, positive
 * @param price the limit, quote per base
 * @param timeInForce how long it may wait
 * @param reduceOnly whether it may only reduce the position
 * @param label the strategy's own name for it, at most 64 printable ASCII characters, or empty
 */
public record LimitOrderRequest(
        Side side, Size size, Price price, TimeInForce timeInForce, boolean reduceOnly, String label)
        implements OrderRequest {
    /** Throws {@link IllegalArgumentException} for two markets, a size that is not positive or a label out of shape. */
    public LimitOrderRequest {
        requireNonNull(side, "side is null");
        requireNonNull(size, "size is null");
        requireNonNull(price, "price is null");
        requireNonNull(timeInForce, "timeInForce is null");
        Checks.requirePositive("size", size);
        Checks.requireMarket("price", price.market(), size.market());
        Checks.requireLabel(label);
    }

    /** Good till cancelled, may take, may open or grow a position, no label. */
    public static LimitOrderRequest limit(Side side, Size size, Price price) {
        return new LimitOrderRequest(side, size, price, TimeInForce.GTC, false, "");
    }

    /** With another time in force. */
    public LimitOrderRequest with(TimeInForce tif) {
        return new LimitOrderRequest(side, size, price, tif, reduceOnly, label);
    }

    /** Refused where it would take. */
    public LimitOrderRequest postOnly() {
        return with(TimeInForce.POST_ONLY);
    }

    /** Fills on arrival, the rest is cancelled. */
    public LimitOrderRequest ioc() {
        return with(TimeInForce.IOC);
    }

    /** May only reduce the position. */
    public LimitOrderRequest reducing() {
        return new LimitOrderRequest(side, size, price, timeInForce, true, label);
    }

    /** With the strategy's own name for it. */
    public LimitOrderRequest labelled(String label) {
        return new LimitOrderRequest(side, size, price, timeInForce, reduceOnly, label);
    }

    /** The limit. */
    @Override
    public Price worstPrice() {
        return price;
    }
}
