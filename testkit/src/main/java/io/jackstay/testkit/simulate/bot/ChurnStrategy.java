package io.jackstay.testkit.simulate.bot;

import static io.jackstay.api.order.LimitOrderRequest.limit;

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
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Places, amends and cancels at random near the market, so that orders live and end in every way. Owned by the bot loop. */
final class ChurnStrategy implements Strategy {
    private static final String BEAT = "beat";
    private static final int MOST_OPEN = 6;
    private static final int FARTHEST_TICKS = 300;

    private final MarketId market;
    private final BigDecimal orderSize;
    private final Duration pause;
    private final int takeOneIn;

    ChurnStrategy(MarketId market, BigDecimal orderSize, Duration pause, int takeOneIn) {
        this.market = market;
        this.orderSize = orderSize;
        this.pause = pause;
        this.takeOneIn = takeOneIn;
    }

    @Override
    public void onStart(Context context, Start start) {
        context.timers().every(BEAT, pause);
    }

    @Override
    public void onTimer(Context context, String name) {
        Optional<TopOfBook> top = context.market(market).top();
        if (top.isEmpty() || !context.market(market).isTradable()) {
            return;
        }
        RandomGenerator random = context.random();
        List<Order> open = context.orders().open(market);
        if (open.size() >= MOST_OPEN || !open.isEmpty() && random.nextInt(3) == 0) {
            disturb(context, open.get(random.nextInt(open.size())), random);
        } else {
            int count = 1 + random.nextInt(2);
            for (int i = 0; i < count; i++) {
                context.orders().place(next(context, top.get(), random));
            }
        }
    }

    private void disturb(Context context, Order order, RandomGenerator random) {
        if (order.state().mayBeLive() && random.nextInt(4) == 0) {
            MarketInfo info = context.market(market).info();
            Price price = info.step(order.price(), order.side().opposite(), 1 + random.nextInt(5));
            Size size = order.filled().plus(size(info, random));
            context.orders().amend(order, price, size);
        } else if (random.nextInt(40) == 0) {
            context.orders().cancelAll();
        } else {
            context.orders().cancel(order);
        }
    }

    private LimitOrderRequest next(Context context, TopOfBook top, RandomGenerator random) {
        MarketInfo info = context.market(market).info();
        Size position = context.market(market).position().size();
        Side side = random.nextInt(3) > 0 && !position.isZero()
                ? position.signum() > 0 ? Side.SELL : Side.BUY
                : random.nextBoolean() ? Side.BUY : Side.SELL;
        boolean takes = random.nextInt(takeOneIn) == 0;
        Price best = side == Side.BUY ? top.bid() : top.ask();
        int ticks = takes ? 20 : random.nextInt(FARTHEST_TICKS);
        Price price = info.step(best, takes ? side : side.opposite(), ticks);
        LimitOrderRequest request = limit(side, size(info, random), price).labelled("n" + random.nextInt(1_000_000));
        return switch (random.nextInt(takes ? 2 : 4)) {
            case 0 -> takes ? request.ioc() : request.postOnly();
            case 1 ->
                position.signum() == (side == Side.BUY ? -1 : 1) && random.nextBoolean() ? request.reducing() : request;
            default -> request;
        };
    }

    private Size size(MarketInfo info, RandomGenerator random) {
        BigDecimal wanted =
                orderSize.multiply(BigDecimal.valueOf(1 + random.nextInt(10))).movePointLeft(1);
        Size size = info.roundSize(wanted.setScale(info.sizeScale(), RoundingMode.UP));
        return size.isZero() ? info.size(1) : size;
    }
}
