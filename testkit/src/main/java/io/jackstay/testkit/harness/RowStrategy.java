package io.jackstay.testkit.harness;

import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Places what a row of a risk table says, all of it in one turn. Not thread safe: owned by the bot loop. */
final class RowStrategy implements Strategy {
    static final Duration TURN = Duration.ofSeconds(1);

    private final List<OrderRequest> next = new ArrayList<>();
    private final List<Order> placed = new ArrayList<>();

    /** For the next turn, which is within {@link #TURN}. */
    void place(OrderRequest request) {
        next.add(request);
    }

    /** All orders so far, in the order in which they were placed. */
    List<Order> placed() {
        return placed;
    }

    @Override
    public void onStart(Context context, Start start) {
        context.timers().every("row", TURN);
    }

    @Override
    public void onTimer(Context context, String name) {
        next.forEach(request -> placed.add(context.orders().place(request)));
        next.clear();
    }
}
