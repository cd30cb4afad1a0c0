package io.jackstay.lib.sim;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.account.Balance;
import io.jackstay.api.account.Margin;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketStatus;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LiquidityRole;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One account at the simulated exchange: takes its orders and tells what becomes of them. Not thread safe: confined to the exchange's
 * thread.
 *
 * <p>Ids of orders are {@code <epoch>-<count>}. A client order id is used up for good by any order that was accepted under it, as far back
 * as ended orders are remembered; {@link Admission} says what is refused.
 */
public final class SimMember {
    private final SimAccount account;
    private final SimListener listener;
    private final TreeMap<MarketId, Seat> byMarket = new TreeMap<>();
    private final List<Seat> seats = new ArrayList<>();
    private final OrderRegistry orders;
    private final SimMargin margin;
    private final Admission admission;
    private final Amending amending;

    SimMember(SimAccount account, SimListener listener) {
        this.account = requireNonNull(account, "account is null");
        this.listener = requireNonNull(listener, "listener is null");
        this.orders = new OrderRegistry(account.epoch());
        this.margin = new SimMargin(account, seats);
        this.admission = new Admission(orders, margin);
        this.amending = new Amending(this, admission, listener);
    }

    void listed(SimMarket market) {
        Seat seat = new Seat(market, new Holding());
        byMarket.put(market.info().id(), seat);
        seats.clear();
        seats.addAll(byMarket.values());
    }

    List<Seat> seats() {
        return seats;
    }

    OrderRegistry registry() {
        return orders;
    }

    Holding holding(MarketId market) {
        return requireNonNull(byMarket.get(market), "the market is not listed").holding();
    }

    /** The account. */
    public SimAccount account() {
        return account;
    }

    /**
     * How much exposure a unit of margin carries in a market from now on; the market's highest until told. It is not written down by an
     * image.
     *
     * @throws IllegalArgumentException when it is below 1 or above the market's highest
     */
    public void leverage(MarketId market, int chosen) {
        Seat seat = requireNonNull(byMarket.get(market), "the market is not listed");
        int most = seat.market().info().maxLeverage();
        if (chosen < 1 || chosen > most) {
            throw new IllegalArgumentException("leverage %d of %s: must be 1 to %d".formatted(chosen, market, most));
        }
        seat.holding().leverage(chosen);
    }

    /** A new order; the listener hears at once what becomes of it. */
    public void submit(Cloid cloid, OrderRequest request, long now) {
        Seat seat = byMarket.get(request.market());
        if (seat == null) {
            reject(cloid, request, RejectReason.UNKNOWN_MARKET, request.market() + " is not listed", now);
            return;
        }
        Optional<Rejection> problem = admission.problem(cloid, request, seat.market());
        if (problem.isEmpty()) {
            SimOrder order = new SimOrder(
                    this, seat.holding(), cloid, request, seat.market().info(), now);
            problem = admission.problem(order, seat, 0);
            if (problem.isEmpty()) {
                orders.add(order);
                listener.onAccepted(order, now);
                seat.market().submit(order, now);
                return;
            }
        }
        listener.onRejected(OrderRef.of(request.market(), cloid), problem.orElseThrow(), now);
    }

    private void reject(Cloid cloid, OrderRequest request, RejectReason reason, String words, long now) {
        listener.onRejected(OrderRef.of(request.market(), cloid), new Rejection(reason, words), now);
    }

    /**
     * Other terms for a resting limit order, which keeps its ids. Only a smaller size keeps the place in the queue; any other change sends
     * the order to the end of it, where it may take like a new one. An order of which more is filled than the new size ends.
     *
     * @param totalSize over the order's whole life, what was filled included
     */
    public void amend(OrderRef ref, Price price, Size totalSize, long now) {
        amending.inPlace(ref, price, totalSize, now);
    }

    /**
     * Ends a resting limit order and puts a successor with another id in its place, at the end of the queue, in one step: when the
     * successor is refused, the order goes on as it was. The successor's size is what the total leaves after what was filled.
     */
    public void replace(OrderRef ref, Cloid successor, Price price, Size totalSize, long now) {
        amending.bySuccessor(ref, successor, price, totalSize, now);
    }

    /** Cancels an open order; empty when it did, else why not. */
    public Optional<Rejection> cancel(OrderRef ref, long now) {
        Optional<Rejection> refusal = cancelRefusal(ref);
        if (refusal.isEmpty()) {
            SimOrder order = orders.find(ref).orElseThrow();
            seat(order).market().cancel(order, EndCause.REQUESTED, now);
        }
        return refusal;
    }

    /** Why an order could not be cancelled now; empty when it could. */
    public Optional<Rejection> cancelRefusal(OrderRef ref) {
        Optional<SimOrder> known = orders.find(ref);
        if (known.filter(SimOrder::isOpen).isEmpty()) {
            return Optional.of(unknown(known));
        }
        return seat(known.orElseThrow()).market().info().status() == MarketStatus.HALTED
                ? Optional.of(new Rejection(RejectReason.MARKET_NOT_TRADING, ref.market() + " is HALTED"))
                : Optional.empty();
    }

    static Rejection unknown(Optional<SimOrder> ended) {
        String words = ended.map(order -> "the order is " + order.state()).orElse("no such order");
        return new Rejection(RejectReason.UNKNOWN_ORDER, words);
    }

    Seat seat(SimOrder order) {
        return requireNonNull(byMarket.get(order.info().id()), "the market is not listed");
    }

    Optional<Seat> findSeat(MarketId market) {
        return Optional.ofNullable(byMarket.get(market));
    }

    /** Cancels all resting orders, market by market, but for those of halted markets. */
    public void cancelAll(long now) {
        openOrders().forEach(order -> cancel(order.ref(), now));
    }

    /** Cancels the resting orders of one market, unless it is halted. */
    public void cancelAll(MarketId market, long now) {
        for (SimOrder order : openOrders()) {
            if (order.ref().market().equals(market)) {
                cancel(order.ref(), now);
            }
        }
    }

    /** The open orders, sorted by market, buys before sells, best price first, then by time; triggers that wait come last. */
    public List<SimOrder> openOrders() {
        List<SimOrder> open = new ArrayList<>();
        seats.forEach(seat -> seat.market().collectOpen(seat.holding(), open));
        return open;
    }

    /** An order by whichever id the reference has; of ended ones the newest thousand. */
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

    void filled(SimOrder order, long price, long size, LiquidityRole role, long nanos) {
        if (!order.isOpen()) {
            orders.finish(order);
        }
        listener.onFilled(
                order,
                account.book(order, price, size, role, seat(order).market().numbers(), nanos));
    }

    void ended(SimOrder order, long nanos) {
        orders.finish(order);
        listener.onCancelled(order, nanos);
    }

    boolean affords(SimOrder order) {
        return margin.refusal(order, seat(order), 0).isEmpty();
    }

    void fund(MarketInfo info, BigDecimal mark, BigDecimal rate, long boundary) {
        account.fund(info, mark, rate, boundary).ifPresent(listener::onCashFlow);
    }
}
