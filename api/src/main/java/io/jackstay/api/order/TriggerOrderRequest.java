package io.jackstay.api.order;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Price;
import io.jackstay.api.market.PriceBand;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;

/**
 * Waits at the venue until a reference price reaches the trigger, then takes down to a worst price. Immutable. Needs
 * {@link io.jackstay.api.market.Capability#TRIGGER_ORDERS}.
 *
 * <p>A {@code STOP} buy triggers at or above its trigger price and a {@code STOP} sell at or below; a {@code
 * TAKE_PROFIT} the other way round. The worst price may lie on either side of the trigger price; where it is nearer
 * than the trigger, the order may find nothing to take.
 *
 * @param side buy or sell
 * @param size whole size, base, positive
 * @param kind from which side the trigger is reached
 * @param triggerPrice quote per base, on the price grid
 * @param triggerBy the reference price that is compared with it
 * @param worstPrice highest price of a buy, lowest of a sell, once triggered; quote per base, on the price grid
 * @param reduceOnly whether it may only reduce the position
 * @param label the strategy's own name for it, at most 64 printable ASCII characters, or empty
 */
public record TriggerOrderRequest(
        Side side,
        Size size,
        Kind kind,
        Price triggerPrice,
        PriceBand.Reference triggerBy,
        Price worstPrice,
        boolean reduceOnly,
        String label)
        implements OrderRequest {
    /** From which side the trigger is reached. Closed. */
    public enum Kind {
        /** The market runs against the position: a sell below it, a buy above it. */
        STOP,
        /** The market runs for the position: a sell above it, a buy below it. */
        TAKE_PROFIT
    }

    /** Throws {@link IllegalArgumentException} for two markets, a size that is not positive or a label out of shape. */
    public TriggerOrderRequest {
        requireNonNull(side, "side is null");
        requireNonNull(size, "size is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(triggerPrice, "triggerPrice is null");
        requireNonNull(triggerBy, "triggerBy is null");
        requireNonNull(worstPrice, "worstPrice is null");
        Checks.requirePositive("size", size);
        Checks.requireMarket("trigger price", triggerPrice.market(), size.market());
        Checks.requireMarket("worst price", worstPrice.market(), size.market());
        Checks.requireLabel(label);
    }

    /** May only reduce the position. */
    public TriggerOrderRequest reducing() {
        return new TriggerOrderRequest(side, size, kind, triggerPrice, triggerBy, worstPrice, true, label);
    }

    /** With the strategy's own name for it. */
    public TriggerOrderRequest labelled(String label) {
        return new TriggerOrderRequest(side, size, kind, triggerPrice, triggerBy, worstPrice, reduceOnly, label);
    }
}
