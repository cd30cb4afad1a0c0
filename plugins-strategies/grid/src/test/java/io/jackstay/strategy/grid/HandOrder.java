package io.jackstay.strategy.grid;

import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.order.Rejection;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An order whose state a test moves by hand. Not thread safe: owned by one test. */
final class HandOrder implements Order {
    private final LimitOrderRequest request;
    private OrderState state = OrderState.OPEN;
    private Size filled;
    private Optional<Rejection> rejection = Optional.empty();

    HandOrder(LimitOrderRequest request) {
        this.request = request;
        this.filled = Size.of(request.market(), 0, 0);
    }

    void fill(Size size) {
        filled = filled.plus(size);
        if (state.isFinal()) {
            return;
        }
        state = filled.compareTo(request.size()) >= 0 ? OrderState.FILLED : OrderState.PARTIALLY_FILLED;
    }

    void end(OrderState last) {
        state = last;
    }

    void reject(Rejection why) {
        state = OrderState.REJECTED;
        rejection = Optional.of(why);
    }

    @Override
    public Optional<Cloid> cloid() {
        return Optional.empty();
    }

    @Override
    public OrderRequest request() {
        return request;
    }

    @Override
    public Price price() {
        return request.price();
    }

    @Override
    public Size size() {
        return request.size();
    }

    @Override
    public OrderState state() {
        return state;
    }

    @Override
    public Pending pending() {
        return Pending.NONE;
    }

    @Override
    public Size filled() {
        return filled;
    }

    @Override
    public Size remaining() {
        return state.isFinal() ? Size.of(market(), 0, 0) : size().minus(filled);
    }

    @Override
    public Optional<BigDecimal> averagePrice() {
        return Optional.empty();
    }

    @Override
    public Optional<String> venueOrderId() {
        return Optional.empty();
    }

    @Override
    public Optional<Rejection> rejection() {
        return rejection;
    }

    @Override
    public Instant createdAt() {
        return Instant.EPOCH;
    }

    @Override
    public Instant updatedAt() {
        return Instant.EPOCH;
    }

    @Override
    public List<OrderUpdate> history() {
        return List.of();
    }

    @Override
    public String why() {
        return state.evidence();
    }

    @Override
    public String cause() {
        return "test";
    }

    @Override
    public Optional<Size> queueAhead() {
        return Optional.empty();
    }

    @Override
    public void onFinal(Duration timeout, Consumer<Order> then) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void onNext(Duration timeout, Consumer<Order> then) {
        throw new UnsupportedOperationException();
    }
}
