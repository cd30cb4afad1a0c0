package io.jackstay.testkit.conformance.venue;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Side;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a venue has of the account in the market under test, in exact numbers. Immutable.
 *
 * @param openOrders those that rest or wait
 * @param fills all that there were, oldest first
 * @param position what is held of the base, signed
 * @param money what the account has of the asset that the market is paid in
 */
public record VenueTruth(List<Resting> openOrders, List<Execution> fills, BigDecimal position, BigDecimal money) {
    /** Copies the lists. */
    public VenueTruth {
        openOrders = List.copyOf(openOrders);
        fills = List.copyOf(fills);
        requireNonNull(position, "position is null");
        requireNonNull(money, "money is null");
    }

    /**
     * An open order. Immutable.
     *
     * @param venueOrderId as the connector tells it in {@code OrderRef.venueOrderId()}
     * @param size the whole of it
     * @param filled of it
     */
    public record Resting(String venueOrderId, Side side, BigDecimal price, BigDecimal size, BigDecimal filled) {
        /** Throws {@link NullPointerException} for null. */
        public Resting {
            requireNonNull(venueOrderId, "venueOrderId is null");
            requireNonNull(side, "side is null");
            requireNonNull(price, "price is null");
            requireNonNull(size, "size is null");
            requireNonNull(filled, "filled is null");
        }
    }

    /**
     * A fill.
     *
     * @param venueOrderId of its order
     * @param fee what was paid, in whatever asset; negative is a rebate
     */
    public record Execution(String venueOrderId, Side side, BigDecimal price, BigDecimal size, BigDecimal fee) {
        /** Throws {@link NullPointerException} for null. */
        public Execution {
            requireNonNull(venueOrderId, "venueOrderId is null");
            requireNonNull(side, "side is null");
            requireNonNull(price, "price is null");
            requireNonNull(size, "size is null");
            requireNonNull(fee, "fee is null");
        }
    }
}
