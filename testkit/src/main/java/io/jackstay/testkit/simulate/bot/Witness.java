package io.jackstay.testkit.simulate.bot;

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

/** Stands before a strategy, sees what it is told, and throws in its place when the seed says so. Owned by the bot loop. */
final class Witness implements Strategy {
    private final Strategy strategy;
    private final Testimony testimony;

    Witness(Strategy strategy, Testimony testimony) {
        this.strategy = strategy;
        this.testimony = testimony;
    }

    private void mayThrow() {
        if (testimony.throwsNow()) {
            throw new IllegalStateException("the seed says that the strategy throws here");
        }
    }

    @Override
    public void onStart(Context context, Start start) {
        testimony.begins(context.bot());
        start.missedFills().forEach(fill -> testimony.fill(context.bot(), fill));
        strategy.onStart(context, start);
    }

    @Override
    public void onTick(Context context, MarketId market) {
        if (context.market(market).book().isPresent()) {
            testimony.book(market);
        }
        mayThrow();
        strategy.onTick(context, market);
    }

    @Override
    public void onTrade(Context context, Trade trade) {
        strategy.onTrade(context, trade);
    }

    @Override
    public void onCandle(Context context, Candle candle) {
        strategy.onCandle(context, candle);
    }

    @Override
    public void onOrderUpdate(Context context, Order order, OrderUpdate update) {
        testimony.update(context.bot(), order, update);
        mayThrow();
        strategy.onOrderUpdate(context, order, update);
    }

    @Override
    public void onOrderFilled(Context context, Order order, OrderFill fill) {
        testimony.fill(context.bot(), fill);
        mayThrow();
        strategy.onOrderFilled(context, order, fill);
    }

    @Override
    public void onForeignFill(Context context, OrderFill fill) {
        testimony.fill(context.bot(), fill);
        strategy.onForeignFill(context, fill);
    }

    @Override
    public void onTimer(Context context, String name) {
        mayThrow();
        strategy.onTimer(context, name);
    }

    @Override
    public void onMarketChanged(Context context, MarketInfo before, MarketInfo now) {
        strategy.onMarketChanged(context, before, now);
    }

    @Override
    public void onVenue(Context context, Venue venue, boolean tradable, String why) {
        strategy.onVenue(context, venue, tradable, why);
    }

    @Override
    public void onHalt(Context context, boolean halted, String why) {
        strategy.onHalt(context, halted, why);
    }

    @Override
    public void onStop(Context context, Stop stop) {
        strategy.onStop(context, stop);
    }
}
