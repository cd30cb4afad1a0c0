package io.jackstay.lib.sim;

import io.jackstay.api.market.MarketStatus;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import java.util.Optional;

/** Changes the terms of an account's resting orders. Not thread safe: owned by its member. */
final class Amending {
    private final SimMember member;
    private final Admission admission;
    private final SimListener listener;

    Amending(SimMember member, Admission admission, SimListener listener) {
        this.member = member;
        this.admission = admission;
        this.listener = listener;
    }

    void inPlace(OrderRef ref, Price price, Size totalSize, long now) {
        Optional<SimOrder> known = find(ref, now);
        if (known.isEmpty()) {
            return;
        }
        SimOrder order = known.orElseThrow();
        SimMarket market = member.seat(order).market();
        LimitOrderRequest next = terms(order, price, totalSize);
        if (totalSize.compareTo(order.filledSize()) <= 0) {
            listener.onAmended(order, order, now);
            market.cancel(order, EndCause.AMENDED, now);
            return;
        }
        Optional<Rejection> problem = admission.problem(next, market);
        boolean smaller = price.equals(order.request().worstPrice())
                && totalSize.compareTo(order.request().size()) <= 0;
        if (problem.isEmpty() && !smaller) {
            SimOrder probe = new SimOrder(
                    member,
                    order.holding(),
                    order.cloid(),
                    terms(order, price, totalSize.minus(order.filledSize())),
                    market.info(),
                    now);
            problem = admission.problem(probe, member.seat(order), order.remaining());
        }
        if (problem.isPresent()) {
            listener.onAmendRejected(ref, problem.orElseThrow(), now);
        } else if (smaller) {
            market.shrink(order, () -> order.amended(next));
            listener.onAmended(order, order, now);
        } else {
            market.requeue(
                    order,
                    () -> {
                        order.amended(next);
                        listener.onAmended(order, order, now);
                    },
                    now);
        }
    }

    void bySuccessor(OrderRef ref, Cloid cloid, Price price, Size totalSize, long now) {
        Optional<SimOrder> known = find(ref, now);
        if (known.isEmpty()) {
            return;
        }
        SimOrder order = known.orElseThrow();
        Seat seat = member.seat(order);
        Size left = totalSize.minus(order.filledSize());
        if (left.signum() <= 0) {
            listener.onAmendRejected(
                    ref,
                    new Rejection(
                            RejectReason.INVALID_REQUEST,
                            "nothing is left for a successor: %s of %s is filled"
                                    .formatted(order.filledSize(), totalSize)),
                    now);
            return;
        }
        LimitOrderRequest next = terms(order, price, left);
        Optional<Rejection> problem = admission.problem(cloid, next, seat.market());
        if (problem.isEmpty()) {
            SimOrder successor = new SimOrder(
                    member, order.holding(), cloid, next, seat.market().info(), now);
            problem = admission.problem(successor, seat, order.remaining());
            if (problem.isEmpty()) {
                member.registry().add(successor);
                listener.onAmended(order, successor, now);
                seat.market().cancel(order, EndCause.REPLACED, now);
                seat.market().submit(successor, now);
                return;
            }
        }
        listener.onAmendRejected(ref, problem.orElseThrow(), now);
    }

    /** The order, when it can have other terms now; else the account is told why not. */
    private Optional<SimOrder> find(OrderRef ref, long now) {
        Optional<SimOrder> known = member.find(ref);
        Optional<SimOrder> open = known.filter(SimOrder::isOpen);
        if (open.isEmpty()) {
            listener.onAmendRejected(ref, SimMember.unknown(known), now);
            return open;
        }
        SimOrder order = open.orElseThrow();
        MarketStatus status = member.seat(order).market().info().status();
        if (!(order.request() instanceof LimitOrderRequest)) {
            return refuse(ref, RejectReason.INVALID_REQUEST, "only limit orders can be amended", now);
        }
        if (status != MarketStatus.TRADING && status != MarketStatus.POST_ONLY) {
            return refuse(ref, RejectReason.MARKET_NOT_TRADING, ref.market() + " is " + status, now);
        }
        return open;
    }

    private Optional<SimOrder> refuse(OrderRef ref, RejectReason reason, String words, long now) {
        listener.onAmendRejected(ref, new Rejection(reason, words), now);
        return Optional.empty();
    }

    private static LimitOrderRequest terms(SimOrder order, Price price, Size size) {
        LimitOrderRequest before = (LimitOrderRequest) order.request();
        return new LimitOrderRequest(
                before.side(), size, price, before.timeInForce(), before.reduceOnly(), before.label());
    }
}
