package io.jackstay.runtime.bot;

import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.strategy.Execution;
import io.jackstay.api.strategy.MarketView;
import io.jackstay.api.strategy.Orders;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings a position to zero: cancels the market's orders, then sends reduce-only market orders, no worse than the touch by the
 * given fraction, until it is flat. Not thread safe: owned by the bot loop.
 */
final class Flattener implements Execution.Task {
    private static final Duration ORDER_PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Percent maxSlippage;
    private final Orders orders;
    private final MarketView market;
    private final BotTimers timers;
    private final Tally tally;

    Flattener(Percent maxSlippage, Orders orders, MarketView market, BotTimers timers, Consumer<Execution.Done> then) {
        this.maxSlippage = maxSlippage;
        this.orders = orders;
        this.market = market;
        this.timers = timers;
        this.tally = new Tally(market.info(), then);
    }

    void begin() {
        orders.cancelAll(market.info().id());
        step();
    }

    private void step() {
        if (tally.isDone()) {
            return;
        }
        Position position = market.position();
        Optional<TopOfBook> top = market.top();
        if (position.isFlat()) {
            tally.end(true, "flat");
        } else if (top.isEmpty() || !orders.open(market.info().id()).isEmpty()) {
            timers.after(PAUSE, this::step);
        } else {
            place(position, top.get());
        }
    }

    private void place(Position position, TopOfBook top) {
        Side side = position.size().signum() > 0 ? Side.SELL : Side.BUY;
        MarketInfo info = market.info();
        Order order = orders.place(MarketOrderRequest.market(
                        side, info.roundSize(position.size().abs().toBigDecimal()), worst(top, side, info))
                .reducing());
        tally.add(order);
        order.onFinal(
                ORDER_PATIENCE, ended -> timers.after(ended.filled().isZero() ? PAUSE : Duration.ZERO, this::step));
    }

    private Price worst(TopOfBook top, Side side, MarketInfo info) {
        BigDecimal touch = top.price(side == Side.BUY ? Side.SELL : Side.BUY).toBigDecimal();
        BigDecimal distance = touch.multiply(maxSlippage.fraction());
        return info.roundPassive(side == Side.BUY ? touch.add(distance) : touch.subtract(distance), side);
    }

    @Override
    public void cancel(String why) {
        if (!tally.isDone()) {
            tally.end(false, why);
        }
    }

    @Override
    public boolean isDone() {
        return tally.isDone();
    }
}
