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

/**
 * One own order at the simulated exchange, from its acceptance to its end. Not thread safe: owned by its market.
 *
 * <p>Prices and sizes are unscaled at the market's scales. Others may read it and must not expect it to stand still.
 */
public final class SimOrder {
    /** The queue before an order is not known: the feed has not shown its price since it joined. */
    static final long QUEUE_UNKNOWN = Long.MAX_VALUE;

    private final OrderRef ref;
    private final OrderRequest request;
    private final MarketInfo info;
    private final TimeInForce timeInForce;
    private final long price;
    private final long size;
    private final long acceptedNanos;
    private long filled;
    private long ahead;
    private EndCause end = EndCause.NONE;

    SimOrder(String id, Cloid cloid, OrderRequest request, MarketInfo info, long nanos) {
        this.ref = OrderRef.of(info.id(), cloid, requireNonNull(id, "id is null"));
        this.request = requireNonNull(request, "request is null");
        this.info = info;
        this.timeInForce = request instanceof LimitOrderRequest limit ? limit.timeInForce() : TimeInForce.IOC;
        this.price = Units.unscaled(request.worstPrice(), info);
        this.size = Units.unscaled(request.size(), info);
        this.acceptedNanos = nanos;
    }

    /** Market, our id and the exchange's id. */
    public OrderRef ref() {
        return ref;
    }

    /** What was asked for. */
    public OrderRequest request() {
        return request;
    }

    /** The rules that it was accepted under. */
    public MarketInfo info() {
        return info;
    }

    /** Immediate-or-cancel for market orders, else as asked for. */
    public TimeInForce timeInForce() {
        return timeInForce;
    }

    /** Buy or sell. */
    public Side side() {
        return request.side();
    }

    /** Its limit, or the worst price of a market order. */
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

    /** When the exchange took it. */
    public long acceptedNanos() {
        return acceptedNanos;
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
        return request.reduceOnly();
    }

    boolean isOpen() {
        return end == EndCause.NONE && filled < size;
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
                .formatted(ref, side(), filledSize(), request.size(), request.worstPrice(), state());
    }
}
