package io.jackstay.strategy.grid;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.strategy.Orders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Orders that rest until a test moves them; a cancel takes effect at once, unless the venue is slow. Not thread safe: owned by one test. */
final class HandOrders implements Orders {
    final List<HandOrder> all = new ArrayList<>();
    int placed;
    int cancels;
    boolean slow;
    private Optional<Rejection> refusal = Optional.empty();

    void refuse(Rejection why) {
        refusal = Optional.of(why);
    }

    void accept() {
        refusal = Optional.empty();
    }

    HandOrder resting(String label) {
        return live().stream()
                .filter(order -> order.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no order %s among %s".formatted(label, labels())));
    }

    List<HandOrder> live() {
        return all.stream().filter(order -> !order.state().isFinal()).toList();
    }

    List<String> labels() {
        return live().stream().map(Order::label).sorted().toList();
    }

    @Override
    public Order place(OrderRequest request) {
        HandOrder order = new HandOrder((LimitOrderRequest) request);
        placed++;
        all.add(order);
        refusal.ifPresent(order::reject);
        return order;
    }

    @Override
    public Order amend(Order order, Price price, Size totalSize) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void cancel(Order order) {
        cancels++;
        if (!slow && !order.state().isFinal()) {
            ((HandOrder) order).end(OrderState.CANCELLED);
        }
    }

    @Override
    public void cancelAll() {
        live().forEach(this::cancel);
    }

    @Override
    public void cancelAll(MarketId market) {
        cancelAll();
    }

    @Override
    public List<Order> open() {
        return List.copyOf(live());
    }

    @Override
    public List<Order> open(MarketId market) {
        return open();
    }

    @Override
    public Optional<Order> find(Cloid cloid) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Order> findLabel(String label) {
        Optional<Order> last = Optional.empty();
        for (HandOrder order : all) {
            if (order.label().equals(label)) {
                last = Optional.of(order);
                if (!order.state().isFinal()) {
                    return last;
                }
            }
        }
        return last;
    }
}
