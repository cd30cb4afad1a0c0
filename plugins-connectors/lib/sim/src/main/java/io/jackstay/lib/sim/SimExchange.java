package io.jackstay.lib.sim;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Balance;
import io.jackstay.api.account.Margin;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.LiquidityRole;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.api.order.TriggerOrderRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A simulated exchange with one account: takes the contract's orders, matches them market by market, keeps the money. Not thread safe:
 * confined to one thread.
 *
 * <p>It has no clock and no randomness: the same calls with the same times give the same events, byte for byte. Market data goes to
 * the {@link SimMarket} that {@link #list} returns. Ids of orders are {@code <epoch>-<count>}.
 *
 * <p>Refused, in this order: an unknown market, a used client order id, kinds of orders that it does not have (triggers,
 * fill-or-kill), what the market's rules forbid, a reduce-only order without a position to reduce, an order that would meet an
 * own one first, a post-only order that would take, a market order with nothing to take, an order that can't be afforded.
 */
public final class SimExchange {
    private final SimAccount account;
    private final SimListener listener;
    private final TreeMap<MarketId, SimMarket> markets = new TreeMap<>();
    private final OrderRegistry orders = new OrderRegistry();
    private final SimMargin margin;
    private long orderCount;

    /** An exchange without markets. */
    public SimExchange(SimAccount account, SimListener listener) {
        this.account = requireNonNull(account, "account is null");
        this.listener = requireNonNull(listener, "listener is null");
        this.margin = new SimMargin(account, markets.values());
    }

    /** The account. */
    public SimAccount account() {
        return account;
    }

    /**
     * Adds a market.
     *
     * @throws IllegalArgumentException when it is listed already
     */
    public SimMarket list(MarketInfo info) {
        SimMarket market = new SimMarket(info, new Booking());
        if (markets.putIfAbsent(info.id(), market) != null) {
            throw new IllegalArgumentException(info.id() + " is listed already");
        }
        return market;
    }

    /** A new order; the listener hears at once what becomes of it. */
    public void submit(Cloid cloid, OrderRequest request, long now) {
        Optional<SimMarket> market = Optional.ofNullable(markets.get(request.market()));
        Optional<Rejection> problem = problem(cloid, request, market);
        if (problem.isEmpty()) {
            String id = account.epoch() + "-" + (orderCount + 1);
            SimOrder order =
                    new SimOrder(id, cloid, request, market.orElseThrow().info(), now);
            problem = problem(order, market.orElseThrow());
            if (problem.isEmpty()) {
                orderCount++;
                orders.add(order);
                listener.onAccepted(order, now);
                market.orElseThrow().submit(order, now);
                return;
            }
        }
        listener.onRejected(OrderRef.of(request.market(), cloid), problem.orElseThrow(), now);
    }

    private Optional<Rejection> problem(Cloid cloid, OrderRequest request, Optional<SimMarket> market) {
        if (market.isEmpty()) {
            return refuse(RejectReason.UNKNOWN_MARKET, request.market() + " is not listed");
        }
        if (orders.knows(cloid)) {
            return refuse(RejectReason.DUPLICATE_CLOID, "client order id " + cloid + " was used before");
        }
        if (request instanceof TriggerOrderRequest) {
            return refuse(RejectReason.UNSUPPORTED, "no trigger orders here");
        }
        if (request instanceof LimitOrderRequest limit && limit.timeInForce() == TimeInForce.FOK) {
            return refuse(RejectReason.UNSUPPORTED, "no fill-or-kill orders here");
        }
        return request.problemIn(market.orElseThrow().info());
    }

    private Optional<Rejection> problem(SimOrder order, SimMarket market) {
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
        return margin.refusal(order, market);
    }

    private static Optional<Rejection> refuse(RejectReason reason, String words) {
        return Optional.of(new Rejection(reason, words));
    }

    /** Cancels a resting order; false when no order of this reference is open. */
    public boolean cancel(OrderRef ref, long now) {
        Optional<SimOrder> open = orders.find(ref).filter(SimOrder::isOpen);
        open.ifPresent(order -> cancel(order, now));
        return open.isPresent();
    }

    /** Cancels all resting orders, market by market. */
    public void cancelAll(long now) {
        openOrders().forEach(order -> cancel(order, now));
    }

    /** Cancels the resting orders of one market. */
    public void cancelAll(MarketId market, long now) {
        for (SimOrder order : openOrders()) {
            if (order.ref().market().equals(market)) {
                cancel(order, now);
            }
        }
    }

    private void cancel(SimOrder order, long now) {
        Optional.ofNullable(markets.get(order.ref().market()))
                .ifPresent(market -> market.cancel(order, EndCause.REQUESTED, now));
    }

    /** The resting orders, sorted by market, buys before sells, best price first, then by time. */
    public List<SimOrder> openOrders() {
        List<SimOrder> open = new ArrayList<>();
        markets.values().forEach(market -> market.collectOpen(open));
        return open;
    }

    /** An order by whichever id the reference has; of ended ones the newest ten thousand. */
    public Optional<SimOrder> find(OrderRef ref) {
        return orders.find(ref);
    }

    /** What the account holds of each asset, sorted, with what new orders could use. */
    public List<Balance> balances() {
        return margin.balances();
    }

    /** Equity and free margin in one asset; other assets are not converted. */
    public Margin margin(String asset, long now) {
        return margin.report(asset, now);
    }

    /** Books what a market matched, then tells the listener. */
    private final class Booking implements MatchListener {
        @Override
        public void onFilled(SimOrder order, long price, long size, LiquidityRole role, long nanos) {
            if (!order.isOpen()) {
                orders.finish(order);
            }
            listener.onFilled(order, account.book(order, price, size, role, nanos));
        }

        @Override
        public void onEnded(SimOrder order, long nanos) {
            orders.finish(order);
            listener.onCancelled(order, nanos);
        }
    }
}
