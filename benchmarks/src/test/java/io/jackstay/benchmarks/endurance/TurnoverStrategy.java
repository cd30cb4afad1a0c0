package io.jackstay.benchmarks.endurance;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends orders as fast as it can, half by a fill and half by a cancel, in rounds: what rests from the round before is cancelled, as many
 * orders are placed that fill at once, and as many that rest. The next round begins when all fills of this one have been told. Owned by
 * the bot loop.
 */
final class TurnoverStrategy implements Strategy {
    /** Filled, and cancelled, in each round. */
    static final int HALF = 10;

    private static final int AWAY_TICKS = 1_000;

    private final MarketId market;
    private final Turnover turnover;
    private final List<Order> resting = new ArrayList<>();
    private int unfilled;
    private long ended;

    TurnoverStrategy(MarketId market, Turnover turnover) {
        this.market = requireNonNull(market, "market is null");
        this.turnover = requireNonNull(turnover, "turnover is null");
    }

    @Override
    public void onStart(Context context, Start start) {}

    @Override
    public void onTick(Context context, MarketId ticked) {
        goOn(context);
    }

    @Override
    public void onOrderUpdate(Context context, Order order, OrderUpdate update) {
        if (!update.to().isFinal() || update.from().isFinal()) {
            return;
        }
        ended++;
        if (!resting.remove(order)) {
            unfilled--;
        }
        turnover.ended(ended);
        goOn(context);
    }

    private void goOn(Context context) {
        if (unfilled > 0 || ended >= turnover.wanted()) {
            return;
        }
        TopOfBook top = context.market(market).top().orElseThrow();
        MarketInfo info = context.market(market).info();
        resting.forEach(context.orders()::cancel);
        Size size = info.minSize();
        for (int i = 0; i < HALF; i++) {
            Side side = i % 2 == 0 ? Side.BUY : Side.SELL;
            unfilled++;
            context.orders().place(LimitOrderRequest.limit(side, size, side == Side.BUY ? top.ask() : top.bid()));
        }
        for (int i = 0; i < HALF; i++) {
            Side side = i % 2 == 0 ? Side.BUY : Side.SELL;
            resting.add(context.orders()
                    .place(LimitOrderRequest.limit(
                                    side,
                                    size,
                                    info.step(
                                            side == Side.BUY ? top.bid() : top.ask(), side.opposite(), AWAY_TICKS + i))
                            .postOnly()));
        }
    }
}
