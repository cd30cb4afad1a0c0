package io.jackstay.lib.sim;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.api.order.TriggerOrderRequest;

/**
 * One own order at the simulated exchange, from its acceptance to its end. Not thread safe: owned by its market.
 *
 * <p>Prices and sizes are unscaled at the market's scales. Others may read it and must not expect it to stand still.
 */
public final class SimOrder {
    /** The queue before an order is not known: the feed has not shown its price since it joined. */
    static final long QUEUE_UNKNOWN = Long.MAX_VALUE;

    private final SimMember member;
    private final Holding holding;
    private final long count;
    private final Cloid cloid;
    private final OrderRef ref;
    private final MarketInfo info;
    private final Side side;
    private final TimeInForce timeInForce;
    private final boolean reduceOnly;
    private OrderRequest request;
    private boolean waiting;
    private long price;
    private long size;
    private long acceptedNanos;
    private long filled;
    private long ahead;
    private EndCause end = EndCause.NONE;

    SimOrder(SimMember member, Holding holding, Cloid cloid, OrderRequest request, MarketInfo info, long nanos) {
        this(member, holding, member.registry().nextCount(), cloid, request, info, nanos);
    }

    SimOrder(
            SimMember member,
            Holding holding,
            long count,
            Cloid cloid,
            OrderRequest request,
            MarketInfo info,
            long nanos) {
        this.member = member;
        this.holding = holding;
        this.count = count;
        this.cloid = cloid;
        this.ref = OrderRef.of(info.id(), cloid, member.registry().id(count));
        this.request = requireNonNull(request, "request is null");
        this.info = info;
        this.side = request.side();
        this.timeInForce = request instanceof LimitOrderRequest limit ? limit.timeInForce() : TimeInForce.IOC;
        this.reduceOnly = request.reduceOnly();
        this.waiting = request instanceof TriggerOrderRequest;
        this.price = Units.unscaled(request.worstPrice(), info);
        this.size = Units.unscaled(request.size(), info);
        this.acceptedNanos = nanos;
    }

    /** It is again as it was. */
    void restore(boolean stillWaiting, long filledBefore, long sizeAhead, EndCause cause) {
        waiting = stillWaiting;
        filled = filledBefore;
        ahead = sizeAhead;
        end = cause;
    }

    SimMember member() {
        return member;
    }

    /** Position and open sizes of its account in its market. */
    Holding holding() {
        return holding;
    }

    long count() {
        return count;
    }

    Cloid cloid() {
        return cloid;
    }

    /** Market, our id and the exchange's id. */
    public OrderRef ref() {
        return ref;
    }

    /** What was asked for, at its present price and size. */
    public OrderRequest request() {
        return request;
    }

    /** The rules that it was accepted under. */
    public MarketInfo info() {
        return info;
    }

    /** Immediate-or-cancel for market and trigger orders, else as asked for. */
    public TimeInForce timeInForce() {
        return timeInForce;
    }

    /** Buy or sell. */
    public Side side() {
        return side;
    }

    /** Its limit, or the worst price of a market or trigger order. */
    public long price() {
        return price;
    }

    /** The whole size. */
    public long size() {
        return size;
    }

    /** What is filled so far. */
    public long filled() {
        return filled;
    }

    /** What is filled so far, in base. */
    public Size filledSize() {
        return info.size(filled);
    }

    /** What is not filled yet. */
    public long remaining() {
        return size - filled;
    }

    /** When the exchange took it, or it last came to the end of a queue. */
    public long acceptedNanos() {
        return acceptedNanos;
    }

    /** Whether it still waits for its trigger. */
    public boolean isWaiting() {
        return waiting;
    }

    /** Where it stands; one of the states that a venue shows. */
    public OrderState state() {
        if (end != EndCause.NONE) {
            return OrderState.CANCELLED;
        }
        if (filled == size) {
            return OrderState.FILLED;
        }
        return filled > 0 ? OrderState.PARTIALLY_FILLED : OrderState.OPEN;
    }

    /** Why it ended unfilled. */
    public EndCause end() {
        return end;
    }

    boolean isReduceOnly() {
        return reduceOnly;
    }

    boolean isOpen() {
        return end == EndCause.NONE && filled < size;
    }

    /** Its trigger was reached. */
    void triggered() {
        waiting = false;
    }

    /** Other terms; what was filled stays filled. */
    void amended(LimitOrderRequest now) {
        request = now;
        price = Units.unscaled(now.price(), info);
        size = Units.unscaled(now.size(), info);
    }

    /** It goes to the end of a queue. */
    void queuedAt(long nanos) {
        acceptedNanos = nanos;
    }

    void fill(long quantity) {
        filled += quantity;
    }

    void end(EndCause cause) {
        end = cause;
    }

    /** Visible size before it in the queue, counted on the base of its {@link OwnLevel}. */
    long ahead() {
        return ahead;
    }

    void ahead(long sizeAhead) {
        ahead = sizeAhead;
    }

    @Override
    public String toString() {
        return "SimOrder[%s %s %s of %s @ %s %s]"
                .formatted(ref, side, filledSize(), request.size(), request.worstPrice(), state());
    }
}
