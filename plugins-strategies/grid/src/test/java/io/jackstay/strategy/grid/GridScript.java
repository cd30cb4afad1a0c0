package io.jackstay.strategy.grid;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.Stop;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.strategy.grid.config.GridConfig;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** One grid bot on a hand-moved market, as a script. Not thread safe: owned by one test. */
final class GridScript {
    final HandMarket market;
    final HandContext context;
    private final GridConfig config;
    private Strategy strategy;

    GridScript(Given given, MarketInfo info) {
        this.market = new HandMarket(info);
        this.context = new HandContext(market);
        this.config = given.config();
        this.strategy = new GridProvider().create(config);
    }

    static GridScript sample() {
        return new GridScript(Given.sample(), Given.market().build());
    }

    GridScript start() {
        strategy.onStart(context, Start.first());
        return this;
    }

    /** The same bot, memory and orders; a strategy that knows nothing. */
    GridScript restart() {
        strategy = new GridProvider().create(config);
        strategy.onStart(context, new Start(Start.Kind.RESTART, List.of(), List.of()));
        return this;
    }

    /** The bot is stopped, its orders are cancelled, and what it held is closed by the runtime where that was asked for. */
    GridScript stop(Stop.Exit exit) {
        strategy.onStop(context, new Stop("a test", Instant.MAX, exit));
        context.orders.cancelAll();
        return this;
    }

    GridScript top(String bid, String ask) {
        market.top(bid, ask);
        strategy.onTick(context, Given.BTC);
        return this;
    }

    GridScript tradable(boolean can) {
        market.tradable = can;
        strategy.onVenue(context, Given.BTC.venue(), can, market.whyNot());
        return this;
    }

    GridScript rules(MarketInfo now) {
        MarketInfo before = market.info;
        market.info = now;
        strategy.onMarketChanged(context, before, now);
        return this;
    }

    GridScript timer(String name) {
        strategy.onTimer(context, name);
        return this;
    }

    GridScript fill(String label) {
        HandOrder order = context.orders.resting(label);
        return fill(order, order.remaining());
    }

    GridScript fill(String label, String size) {
        return fill(context.orders.resting(label), Size.of(Given.BTC, new BigDecimal(size)));
    }

    /** A fill that nobody hears of: the process is away. */
    GridScript missFill(String label, String size) {
        return missFill(context.orders.resting(label), Size.of(Given.BTC, new BigDecimal(size)));
    }

    GridScript missFill(HandOrder order, Size size) {
        execute(order, size);
        return this;
    }

    GridScript told(HandOrder order) {
        return tell(order);
    }

    GridScript fill(HandOrder order, Size size) {
        execute(order, size);
        return tell(order);
    }

    /** A fill of before the order's end that is told after it. */
    GridScript lateFill(HandOrder order, String size) {
        Size late = Size.of(Given.BTC, new BigDecimal(size));
        execute(order, late);
        OrderFill fill = OrderFill.of(
                "late",
                OrderRef.none(Given.BTC),
                order.side(),
                order.price(),
                late,
                new Money("USDC", BigDecimal.ZERO),
                new Stamp(0, 0));
        strategy.onOrderFilled(context, order, fill);
        return this;
    }

    private void execute(HandOrder order, Size size) {
        order.fill(size);
        market.filled(order.side(), order.price(), size);
    }

    GridScript reject(String label, Rejection why) {
        HandOrder order = context.orders.resting(label);
        order.reject(why);
        return tell(order);
    }

    GridScript end(String label, OrderState last) {
        HandOrder order = context.orders.resting(label);
        order.end(last);
        return tell(order);
    }

    private GridScript tell(Order order) {
        OrderUpdate update = new OrderUpdate(
                OrderRef.none(Given.BTC),
                order.state(),
                order.state(),
                order.filled(),
                order.price(),
                order.size(),
                Order.Pending.NONE,
                "",
                new Stamp(0, 0));
        strategy.onOrderUpdate(context, order, update);
        strategy.onOrderUpdate(context, order, update);
        return this;
    }

    /** The prices that rest, lowest first. */
    List<Price> prices() {
        return context.orders.live().stream().map(Order::price).sorted().toList();
    }

    Price best(Side side) {
        Comparator<Price> better = side == Side.BUY ? Comparator.naturalOrder() : Comparator.reverseOrder();
        return context.orders.live().stream()
                .filter(order -> order.side() == side)
                .map(Order::price)
                .max(better)
                .orElseThrow();
    }
}
