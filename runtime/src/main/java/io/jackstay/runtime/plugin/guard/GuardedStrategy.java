package io.jackstay.runtime.plugin.guard;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Candle;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Trade;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.Stop;
import io.jackstay.api.strategy.Strategy;

/** A strategy behind its guard. Not thread safe: owned by the bot loop. A call makes no object. */
public final class GuardedStrategy implements Strategy {
    private final PluginGuard guard;
    private final Strategy strategy;

    public GuardedStrategy(PluginGuard guard, Strategy strategy) {
        this.guard = requireNonNull(guard, "guard is null");
        this.strategy = requireNonNull(strategy, "strategy is null");
    }

    @Override
    public void onStart(Context context, Start start) {
        guard.run("onStart", Strategy::onStart, strategy, context, start);
    }

    @Override
    public void onTick(Context context, MarketId market) {
        guard.run("onTick", Strategy::onTick, strategy, context, market);
    }

    @Override
    public void onTrade(Context context, Trade trade) {
        guard.run("onTrade", Strategy::onTrade, strategy, context, trade);
    }

    @Override
    public void onCandle(Context context, Candle candle) {
        guard.run("onCandle", Strategy::onCandle, strategy, context, candle);
    }

    @Override
    public void onOrderUpdate(Context context, Order order, OrderUpdate update) {
        guard.run("onOrderUpdate", Strategy::onOrderUpdate, strategy, context, order, update);
    }

    @Override
    public void onOrderFilled(Context context, Order order, OrderFill fill) {
        guard.run("onOrderFilled", Strategy::onOrderFilled, strategy, context, order, fill);
    }

    @Override
    public void onForeignFill(Context context, OrderFill fill) {
        guard.run("onForeignFill", Strategy::onForeignFill, strategy, context, fill);
    }

    @Override
    public void onTimer(Context context, String name) {
        guard.run("onTimer", Strategy::onTimer, strategy, context, name);
    }

    @Override
    public void onMarketChanged(Context context, MarketInfo before, MarketInfo now) {
        guard.run("onMarketChanged", Strategy::onMarketChanged, strategy, context, before, now);
    }

    @Override
    public void onVenue(Context context, Venue venue, boolean tradable, String why) {
        guard.run("onVenue", Strategy::onVenue, strategy, context, venue, tradable, why);
    }

    @Override
    public void onHalt(Context context, boolean halted, String why) {
        guard.run("onHalt", Strategy::onHalt, strategy, context, halted, why);
    }

    @Override
    public void onStop(Context context, Stop stop) {
        guard.run("onStop", Strategy::onStop, strategy, context, stop);
    }
}
