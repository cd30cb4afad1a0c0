package io.jackstay.testkit.crash.strategy;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.Strategy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** Has some orders near the market and amends one of them at each beat. Owned by the bot loop. */
final class MoverStrategy implements Strategy {
    private static final String BEAT = "beat";
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int MOST_OPEN = 4;
    private static final int FARTHEST_TICKS = 400;

    private final MarketId market;
    private final BigDecimal orderSize;

    MoverStrategy(MarketId market, BigDecimal orderSize) {
        this.market = market;
        this.orderSize = orderSize;
    }

    @Override
    public void onStart(Context context, Start start) {
        context.timers().every(BEAT, PAUSE);
    }

    @Override
    public void onTimer(Context context, String name) {
        if (!context.market(market).isTradable()) {
            return;
        }
        context.market(market).top().ifPresent(top -> beat(context, top));
    }

    private void beat(Context context, TopOfBook top) {
        RandomGenerator random = context.random();
        MarketInfo info = context.market(market).info();
        Size size = info.roundSize(orderSize);
        List<Order> open = context.orders().open(market);
        if (open.size() < MOST_OPEN) {
            Size position = context.market(market).position().size();
            boolean reduces = !position.isZero() && random.nextInt(3) > 0;
            boolean buys = reduces ? position.signum() < 0 : random.nextBoolean();
            Side side = buys ? Side.BUY : Side.SELL;
            context.orders().place(LimitOrderRequest.limit(side, size, away(info, top, side, random)));
            return;
        }
        Order order = open.get(random.nextInt(open.size()));
        if (order.state().mayBeLive()) {
            context.orders()
                    .amend(
                            order,
                            away(info, top, order.side(), random),
                            order.filled().plus(size));
        }
    }

    private static Price away(MarketInfo info, TopOfBook top, Side side, RandomGenerator random) {
        Price best = side == Side.BUY ? top.bid() : top.ask();
        return info.step(best, side.opposite(), 1 + random.nextInt(FARTHEST_TICKS));
    }
}
