package io.jackstay.connector.hyperliquid;

import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.PriceBand;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.api.order.TriggerOrderRequest;
import io.jackstay.connector.hyperliquid.action.CloidText;
import io.jackstay.connector.hyperliquid.action.Decimal;
import io.jackstay.connector.hyperliquid.action.OrderEntry;
import io.jackstay.connector.hyperliquid.action.OrderKind;
import io.jackstay.connector.hyperliquid.action.OrderKind.TimeInForceWord;
import io.jackstay.connector.hyperliquid.market.Listing;
import java.util.Optional;

/** From the contract's requests to orders as they are sent. Holds no state. */
final class OrderMaker {
    private OrderMaker() {}

    /** What the venue has no order for; empty when it can be sent. */
    static Optional<Rejection> problem(OrderRequest request, Optional<Listing> listing) {
        if (request.reduceOnly()
                && request.side() == Side.BUY
                && listing.filter(Listing::isSpot).isPresent()) {
            return Optional.of(new Rejection(
                    RejectReason.REDUCE_ONLY, "spot: what is bought adds to what is held, and nothing is short"));
        }
        if (request instanceof LimitOrderRequest limit && limit.timeInForce() == TimeInForce.FOK) {
            return unsupported("the venue has no fill-or-kill");
        }
        if (request instanceof TriggerOrderRequest trigger) {
            return trigger.triggerBy() == PriceBand.Reference.MARK
                    ? Optional.empty()
                    : unsupported("the venue triggers by the mark price alone");
        }
        return Optional.empty();
    }

    private static Optional<Rejection> unsupported(String words) {
        return Optional.of(new Rejection(RejectReason.UNSUPPORTED, words));
    }

    /** Whether what is not filled on arrival is gone. */
    static boolean isImmediate(OrderRequest request) {
        return !(request instanceof TriggerOrderRequest) && tif(request) == TimeInForceWord.IOC;
    }

    /** Orders that share an action. */
    enum Company {
        /** Those that never take, because the venue takes them before others. */
        POST_ONLY,
        /** All else. */
        COMMON,
        /** Those that wait for a trigger and may open a position: where the venue refuses one, it refuses its whole action. */
        OPENS_LATER
    }

    static Company company(OrderRequest request, Optional<Listing> listing) {
        if (request instanceof TriggerOrderRequest) {
            boolean capped = listing.filter(of -> isCapped(of, request)).isPresent();
            return capped ? Company.COMMON : Company.OPENS_LATER;
        }
        return tif(request) == TimeInForceWord.ALO ? Company.POST_ONLY : Company.COMMON;
    }

    private static TimeInForceWord tif(OrderRequest request) {
        if (!(request instanceof LimitOrderRequest limit)) {
            return TimeInForceWord.IOC;
        }
        return switch (limit.timeInForce()) {
            case GTC -> TimeInForceWord.GTC;
            case POST_ONLY -> TimeInForceWord.ALO;
            default -> TimeInForceWord.IOC;
        };
    }

    /** A new order. */
    static OrderEntry entry(Listing listing, OrderBatch.Submit submit) {
        OrderRequest request = submit.request();
        return new OrderEntry(
                listing.asset(),
                request.side() == Side.BUY,
                Decimal.of(request.worstPrice()),
                Decimal.of(request.size()),
                isCapped(listing, request),
                kind(request),
                CloidText.of(submit.cloid().value()));
    }

    /** The order that takes another's place: with what is left of the size, because the venue does not count earlier fills. */
    static OrderEntry successor(Listing listing, OrderBatch.Amend amend) {
        OrderRequest original = amend.original();
        return new OrderEntry(
                listing.asset(),
                original.side() == Side.BUY,
                Decimal.of(amend.price()),
                Decimal.of(amend.totalSize().minus(amend.filled())),
                isCapped(listing, original),
                kind(original),
                CloidText.of(amend.successor().value()));
    }

    /** Whether the venue is to keep it to the position. It has none of a spot pair, where a sale can't be of more than what is held. */
    private static boolean isCapped(Listing listing, OrderRequest request) {
        return request.reduceOnly() && !listing.isSpot();
    }

    private static OrderKind kind(OrderRequest request) {
        if (request instanceof TriggerOrderRequest trigger) {
            boolean stop = trigger.kind() == TriggerOrderRequest.Kind.STOP;
            return new OrderKind.Trigger(true, Decimal.of(trigger.triggerPrice()), stop);
        }
        return new OrderKind.Limit(tif(request));
    }
}
