package io.jackstay.testkit.harness;

import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.LiquidityRole;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.order.TimeInForce;

/** One order at the scripted venue. Not thread safe: owned by the venue. */
final class VenueOrder {
    private final OrderRef ref;
    private final OrderRequest request;
    private Price price;
    private Size size;
    private Size filled;
    private OrderState state = OrderState.OPEN;

    VenueOrder(OrderRef ref, OrderRequest request) {
        this.ref = ref;
        this.request = request;
        this.price = request.worstPrice();
        this.size = request.size();
        this.filled = size.minus(size);
    }

    OrderRef ref() {
        return ref;
    }

    OrderRequest request() {
        return request;
    }

    Price price() {
        return price;
    }

    Size remaining() {
        return size.minus(filled);
    }

    Size filled() {
        return filled;
    }

    OrderState state() {
        return state;
    }

    void amend(Price newPrice, Size newSize) {
        price = newPrice;
        size = newSize;
    }

    void fill(Size more) {
        filled = filled.plus(more);
        state = filled.compareTo(size) >= 0 ? OrderState.FILLED : OrderState.PARTIALLY_FILLED;
    }

    void end(OrderState last) {
        state = last;
    }

    boolean isOpen() {
        return !state.isFinal();
    }

    /** What rested on the book made; what was sent to take took. */
    LiquidityRole role() {
        boolean rests = request instanceof LimitOrderRequest limit
                && limit.timeInForce() != TimeInForce.IOC
                && limit.timeInForce() != TimeInForce.FOK;
        return rests ? LiquidityRole.MAKER : LiquidityRole.TAKER;
    }

    OrderReport report(Stamp stamp) {
        TimeInForce timeInForce = request instanceof LimitOrderRequest limit ? limit.timeInForce() : TimeInForce.IOC;
        return OrderReport.of(ref, request.side(), price, size, state, stamp)
                .filled(filled)
                .reduceOnly(request.reduceOnly())
                .timeInForce(timeInForce);
    }

    /** The step from the state that was told last to the one it is in. */
    OrderUpdate update(OrderState told, String why, Stamp stamp) {
        return new OrderUpdate(ref, told, state, filled, price, size, Order.Pending.NONE, why, stamp);
    }

    PlacedOrder view() {
        return new PlacedOrder(request, price, size, filled, state);
    }
}
