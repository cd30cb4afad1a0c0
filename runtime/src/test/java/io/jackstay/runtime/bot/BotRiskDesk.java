package io.jackstay.runtime.bot;

import static io.jackstay.runtime.fixture.Bench.BTC_INFO;
import static io.jackstay.runtime.fixture.Markets.limit;
import static io.jackstay.runtime.fixture.Markets.price;
import static io.jackstay.runtime.fixture.Markets.size;

import io.jackstay.api.market.Capability;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.VenueTraits;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.strategy.Context;
import io.jackstay.runtime.fixture.Bench;
import io.jackstay.runtime.fixture.Calls;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** One bot behind its real loop, whose strategy does what a test says. */
abstract class BotRiskDesk {
    final Bench bench = new Bench(VenueTraits.of(Capability.TRADING, Capability.AMEND_IN_PLACE), BTC_INFO);
    final Calls strategy = new Calls();
    final List<Order> placed = new ArrayList<>();

    void onTick(BiConsumer<Context, Integer> what) {
        int[] ticks = {0};
        strategy.then = (context, call) -> {
            if (call.startsWith("tick")) {
                what.accept(context, ++ticks[0]);
            }
        };
    }

    Order place(Context context, Side side, String size, String price) {
        Order order = context.orders().place(limit(side, size, price));
        placed.add(order);
        return order;
    }

    void tick() {
        bench.quote(1000, 1001);
    }

    List<OrderState> states() {
        return placed.stream().map(Order::state).toList();
    }
}
