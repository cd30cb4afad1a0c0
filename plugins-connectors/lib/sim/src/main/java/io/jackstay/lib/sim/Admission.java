package io.jackstay.lib.sim;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.PriceBand;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.api.order.TriggerOrderRequest;
import java.util.Optional;

/**
 * What an account's orders are refused for. Not thread safe: owned by its member.
 *
 * <p>In this order: a used client order id, more than {@value #MOST_OPEN} open orders, what the market's rules forbid, a trigger by the index, which is not known here, a reduce-only
 * order without a position to reduce, an order that would meet an own one first and end there, a post-only order that would take, a
 * market order with nothing to take, a fill-or-kill order that could not be had as a whole, an order that can't be afforded. Of a trigger
 * order only the first four are asked when it comes; position and margin are asked when it is triggered.
 */
final class Admission {
    static final int MOST_OPEN = 2_000;

    private final OrderRegistry orders;
    private final SimMargin margin;

    Admission(OrderRegistry orders, SimMargin margin) {
        this.orders = orders;
        this.margin = margin;
    }

    /** What the request alone is refused for. */
    Optional<Rejection> problem(Cloid cloid, OrderRequest request, SimMarket market) {
        if (orders.knows(cloid)) {
            return refuse(RejectReason.DUPLICATE_CLOID, "client order id " + cloid + " was used before");
        }
        if (orders.open() >= MOST_OPEN) {
            return refuse(RejectReason.TOO_MANY_ORDERS, "%d orders are open, no more are taken".formatted(MOST_OPEN));
        }
        return problem(request, market);
    }

    Optional<Rejection> problem(OrderRequest request, SimMarket market) {
        if (market.numbers().surelyTake(request)) {
            return Optional.empty();
        }
        MarketInfo info = market.info();
        Optional<Rejection> problem = request.problemIn(info);
        boolean byIndex =
                request instanceof TriggerOrderRequest trigger && trigger.triggerBy() == PriceBand.Reference.INDEX;
        return problem.isEmpty() && byIndex
                ? refuse(RejectReason.UNSUPPORTED, "no index price here: trigger by mark, last or mid")
                : problem;
    }

    /**
     * What an order is refused for as the market stands.
     *
     * @param replaced how much of the same side goes when it comes
     */
    Optional<Rejection> problem(SimOrder order, Seat seat, long replaced) {
        if (order.isWaiting()) {
            return Optional.empty();
        }
        SimMarket market = seat.market();
        Optional<EndCause> refusal = market.refusal(order);
        if (refusal.isPresent()) {
            EndCause cause = refusal.orElseThrow();
            return refuse(
                    cause == EndCause.SELF_TRADE ? RejectReason.SELF_TRADE : RejectReason.REDUCE_ONLY, cause.words());
        }
        if (market.wouldTake(order)) {
            return refuse(
                    RejectReason.POST_ONLY_WOULD_CROSS,
                    "post-only at %s would take".formatted(order.request().worstPrice()));
        }
        if (order.request() instanceof MarketOrderRequest && !market.canTake(order)) {
            return refuse(
                    RejectReason.NO_LIQUIDITY,
                    "nothing to take down to %s".formatted(order.request().worstPrice()));
        }
        if (order.timeInForce() == TimeInForce.FOK) {
            Optional<Rejection> kill = kill(order, market);
            if (kill.isPresent()) {
                return kill;
            }
        }
        return margin.refusal(order, seat, replaced);
    }

    private static Optional<Rejection> kill(SimOrder order, SimMarket market) {
        if (order.isReduceOnly() && order.holding().reducible(order.side()) < order.remaining()) {
            return refuse(RejectReason.REDUCE_ONLY, "fill-or-kill: the position is smaller than the order");
        }
        return market.canTakeAll(order)
                ? Optional.empty()
                : refuse(
                        RejectReason.NO_LIQUIDITY,
                        "fill-or-kill: not all of %s can be had at %s"
                                .formatted(
                                        order.request().size(), order.request().worstPrice()));
    }

    private static Optional<Rejection> refuse(RejectReason reason, String words) {
        return Optional.of(new Rejection(reason, words));
    }
}
