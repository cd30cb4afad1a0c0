package io.jackstay.runtime.fill;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.runtime.execution.OrderTracker;
import io.jackstay.runtime.state.StateManager;
import java.util.Optional;
import java.util.function.Consumer;

/** Applies a fill that is new: to position and PnL, then to its order. Not thread safe: owned by the loop of its scope. */
public final class FillProcessor {
    private final StateManager state;
    private final OrderTracker orders;
    private final Consumer<OrderFill> afterEnd;

    /** @param afterEnd told of each fill of an order that had ended without it, after it was applied */
    public FillProcessor(StateManager state, OrderTracker orders, Consumer<OrderFill> afterEnd) {
        this.state = requireNonNull(state, "state is null");
        this.orders = requireNonNull(orders, "orders is null");
        this.afterEnd = requireNonNull(afterEnd, "afterEnd is null");
    }

    /** A fill of before the start: it counts for position and PnL, and for its order, of which what became is returned. */
    public Optional<OrderUpdate> applyPast(OrderFill fill, Stamp stamp) {
        state.applyPast(fill);
        return orders.onFill(fill, stamp);
    }

    /** Returns what became of the order; empty when the fill belongs to no order that this bot remembers. */
    public Optional<OrderUpdate> apply(OrderFill fill, Stamp stamp) {
        boolean expected = orders.expectedLate(fill);
        state.applyFill(fill);
        Optional<OrderUpdate> update = orders.onFill(fill, stamp);
        if (update.isPresent() && update.get().from().isFinal() && !expected) {
            afterEnd.accept(fill);
        }
        return update;
    }
}
