package io.jackstay.runtime.bot;

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
import java.util.ArrayList;
import java.util.List;

/**
 * The strategy of one bot, which may be put to rest: then it is told nothing but the end, and what it misses of its orders is
 * kept for when it wakes. Not thread safe: owned by the bot loop.
 */
final class RestingStrategy implements Strategy {
    private final Strategy strategy;
    private final List<OrderFill> missed = new ArrayList<>();
    private final List<OrderUpdate> ended = new ArrayList<>();
    private boolean rests;

    RestingStrategy(Strategy strategy) {
        this.strategy = requireNonNull(strategy, "strategy is null");
    }

    boolean rests() {
        return rests;
    }

    void rest() {
        rests = true;
    }

    /** It rests from its start on, and is told what that had to tell when it wakes. */
    void restFrom(Start start) {
        missed.addAll(start.missedFills());
        ended.addAll(start.endedWhileAway());
        rests = true;
    }

    /** From here on it is told everything again; what it has missed comes with its next start. */
    Start wake() {
        Start start = new Start(Start.Kind.RESUME, missed, ended);
        missed.clear();
        ended.clear();
        rests = false;
        return start;
    }

    @Override
    public void onStart(Context context, Start start) {
        strategy.onStart(context, start);
    }

    @Override
    public void onTick(Context context, MarketId market) {
        if (!rests) {
            strategy.onTick(context, market);
        }
    }

    @Override
    public void onTrade(Context context, Trade trade) {
        if (!rests) {
            strategy.onTrade(context, trade);
        }
    }

    @Override
    public void onCandle(Context context, Candle candle) {
        if (!rests) {
            strategy.onCandle(context, candle);
        }
    }

    @Override
    public void onOrderUpdate(Context context, Order order, OrderUpdate update) {
        if (!rests) {
            strategy.onOrderUpdate(context, order, update);
        } else if (update.to().isFinal()) {
            ended.add(update);
        }
    }

    @Override
    public void onOrderFilled(Context context, Order order, OrderFill fill) {
        if (rests) {
            missed.add(fill);
        } else {
            strategy.onOrderFilled(context, order, fill);
        }
    }

    @Override
    public void onForeignFill(Context context, OrderFill fill) {
        if (!rests) {
            strategy.onForeignFill(context, fill);
        }
    }

    @Override
    public void onTimer(Context context, String name) {
        if (!rests) {
            strategy.onTimer(context, name);
        }
    }

    @Override
    public void onMarketChanged(Context context, MarketInfo before, MarketInfo now) {
        if (!rests) {
            strategy.onMarketChanged(context, before, now);
        }
    }

    @Override
    public void onVenue(Context context, Venue venue, boolean tradable, String why) {
        if (!rests) {
            strategy.onVenue(context, venue, tradable, why);
        }
    }

    @Override
    public void onHalt(Context context, boolean halted, String why) {
        if (!rests) {
            strategy.onHalt(context, halted, why);
        }
    }

    @Override
    public void onStop(Context context, Stop stop) {
        strategy.onStop(context, stop);
    }
}
