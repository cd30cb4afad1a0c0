package io.jackstay.api.order;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketStatus;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The check of a request against its market's rules; {@link OrderRequest#problemIn} says what and in which order.
 * Immutable.
 */
final class MarketRules {
    private MarketRules() {}

    static Optional<Rejection> problem(OrderRequest request, MarketInfo info) {
        Checks.requireMarket("request", request.market(), info.id());
        return status(request, info)
                .or(() -> prices(request, info))
                .or(() -> size(request.size(), info))
                .or(() -> notional(request, info));
    }

    private static Optional<Rejection> status(OrderRequest request, MarketInfo info) {
        if (info.status() == MarketStatus.TRADING || (info.status() == MarketStatus.POST_ONLY && onlyAdds(request))) {
            return Optional.empty();
        }
        String needed = info.status() == MarketStatus.POST_ONLY ? ", and the order is not post-only" : "";
        return refuse(RejectReason.MARKET_NOT_TRADING, "%s is %s%s".formatted(info.id(), info.status(), needed));
    }

    private static boolean onlyAdds(OrderRequest request) {
        return request instanceof LimitOrderRequest limit && limit.timeInForce() == TimeInForce.POST_ONLY;
    }

    private static Optional<Rejection> prices(OrderRequest request, MarketInfo info) {
        if (request instanceof TriggerOrderRequest trigger) {
            return grid("trigger price", trigger.triggerPrice(), info)
                    .or(() -> grid("worst price", trigger.worstPrice(), info));
        }
        return grid(request instanceof LimitOrderRequest ? "price" : "worst price", request.worstPrice(), info);
    }

    private static Optional<Rejection> grid(String name, Price price, MarketInfo info) {
        PriceGrid grid = info.priceGrid();
        BigDecimal value = price.toBigDecimal();
        if (grid.contains(value)) {
            return Optional.empty();
        }
        String below = text(grid.round(value, RoundingMode.FLOOR));
        String above = text(grid.round(value, RoundingMode.CEILING));
        return refuse(
                RejectReason.PRICE_OFF_GRID,
                "%s %s is off the price grid of %s, between %s and %s".formatted(name, price, info.id(), below, above));
    }

    private static Optional<Rejection> size(Size size, MarketInfo info) {
        if (size.toBigDecimal().remainder(info.lotSize()).signum() != 0) {
            return refuse(
                    RejectReason.SIZE_OFF_LOT,
                    "size %s is no multiple of the lot %s of %s".formatted(size, text(info.lotSize()), info.id()));
        }
        if (size.compareTo(info.minSize()) < 0) {
            return refuse(
                    RejectReason.MIN_SIZE,
                    "size %s is below the least size %s of %s".formatted(size, info.minSize(), info.id()));
        }
        return info.maxSize()
                .filter(max -> size.compareTo(max) > 0)
                .flatMap(max -> refuse(
                        RejectReason.MAX_SIZE,
                        "size %s is above the greatest size %s of %s".formatted(size, max, info.id())));
    }

    private static Optional<Rejection> notional(OrderRequest request, MarketInfo info) {
        boolean bounded = request instanceof LimitOrderRequest || request.side() == Side.BUY;
        if (request.reduceOnly() || !bounded) {
            return Optional.empty();
        }
        Money notional = request.worstPrice().times(request.size(), info);
        if (notional.amount().compareTo(info.minNotional().amount()) >= 0) {
            return Optional.empty();
        }
        return refuse(
                RejectReason.MIN_NOTIONAL,
                "%s at %s is worth %s, below the least notional %s of %s"
                        .formatted(request.size(), request.worstPrice(), notional, info.minNotional(), info.id()));
    }

    private static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static Optional<Rejection> refuse(RejectReason reason, String words) {
        return Optional.of(new Rejection(reason, words));
    }
}
