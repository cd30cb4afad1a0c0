package io.jackstay.api.order;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import java.util.Optional;

/**
 * What is known of an order's identity. Immutable.
 *
 * <p>Shape: the market, our client order id (0: not ours, or not given yet) and the venue's id (empty: not told yet).
 * A reference without either names no order at the venue, see {@link #hasId()}: an order that the bot's risk chain
 * refused, and a fill that no order made (a settlement, an auto-deleveraging on some venues).
 *
 * <p>Two references to one order need not be equal, because one may know more ids: compare with {@link #sameOrder}.
 * Source: the runtime for orders of ours, connectors for what a venue shows.
 *
 * @param market the order's market
 * @param cloidOrZero the client order id, 1 to 2^62-1, or 0. A foreign id that is no number in this range is 0
 * @param venueOrderId the id that the venue gave, or empty
 */
public record OrderRef(MarketId market, long cloidOrZero, String venueOrderId) {
    /**
     * Throws {@link IllegalArgumentException} for a client order id out of range or a venue id with blanks around it.
     */
    public OrderRef {
        requireNonNull(market, "market is null");
        requireNonNull(venueOrderId, "venueOrderId is null");
        if (cloidOrZero < 0 || cloidOrZero > Cloid.MAX_VALUE) {
            throw new IllegalArgumentException("cloid must be 0 (none) to 2^62-1, got " + cloidOrZero);
        }
        if (!venueOrderId.equals(venueOrderId.strip())) {
            throw new IllegalArgumentException("venue order id has blanks around it: '" + venueOrderId + "'");
        }
    }

    /** An order of ours whose venue id is not known yet. */
    public static OrderRef of(MarketId market, Cloid cloid) {
        return new OrderRef(market, cloid.value(), "");
    }

    /** An order of ours with the venue's id. */
    public static OrderRef of(MarketId market, Cloid cloid, String venueOrderId) {
        return new OrderRef(market, cloid.value(), venueOrderId);
    }

    /** An order without a client order id that could be ours. */
    public static OrderRef foreign(MarketId market, String venueOrderId) {
        return new OrderRef(market, 0, venueOrderId);
    }

    /** No order at the venue: refused before it got an id, or a fill that no order made. */
    public static OrderRef none(MarketId market) {
        return new OrderRef(market, 0, "");
    }

    /** The client order id; empty when the order has none that could be ours. */
    public Optional<Cloid> cloid() {
        return cloidOrZero == 0 ? Optional.empty() : Optional.of(new Cloid(cloidOrZero));
    }

    /** Whether at least one id is known, so that the venue can be asked about the order. */
    public boolean hasId() {
        return cloidOrZero != 0 || !venueOrderId.isEmpty();
    }

    /**
     * Whether both name the same order: same market and same cloid, or same venue id where one of them has no cloid.
     */
    public boolean sameOrder(OrderRef other) {
        if (!market.equals(other.market)) {
            return false;
        }
        if (cloidOrZero != 0 && other.cloidOrZero != 0) {
            return cloidOrZero == other.cloidOrZero;
        }
        return !venueOrderId.isEmpty() && venueOrderId.equals(other.venueOrderId);
    }

    /** This reference with the venue's id, once it is known. */
    public OrderRef venueOrderId(String id) {
        return new OrderRef(market, cloidOrZero, id);
    }

    /** Market and the ids that are known, for logs. */
    @Override
    public String toString() {
        return market
                + (cloidOrZero == 0 ? "" : " cloid=" + cloidOrZero)
                + (venueOrderId.isEmpty() ? "" : " venueOrderId=" + venueOrderId);
    }
}
