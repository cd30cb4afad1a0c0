package io.jackstay.risk.limits;

import static io.jackstay.api.order.LimitOrderRequest.limit;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.Order;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.Strategy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Asks for anything, at any time, and listens to nobody. Not thread safe: owned by the bot loop. */
final class RandomStrategy implements Strategy {
    private final SplittableRandom random;
    private final MarketInfo market;
    private final boolean greedy;

    RandomStrategy(long seed, MarketInfo market) {
        this.random = new SplittableRandom(seed);
        this.market = market;
        this.greedy = random.nextBoolean();
    }

    @Override
    public void onStart(Context context, Start start) {
        context.timers().every("go", Duration.ofMillis(50));
    }

    @Override
    public void onTimer(Context context, String name) {
        for (int i = random.nextInt(4); i > 0; i--) {
            act(context);
        }
    }

    private void act(Context context) {
        List<Order> open = context.orders().open();
        int choice = random.nextInt(20);
        if (choice < 12 || open.isEmpty()) {
            place(context, random.nextBoolean() ? Side.BUY : Side.SELL);
        } else if (choice < 15) {
            context.orders().amend(open.get(random.nextInt(open.size())), price(context), size());
        } else if (choice < 19) {
            context.orders().cancel(open.get(random.nextInt(open.size())));
        } else {
            context.orders().cancelAll();
        }
    }

    /** What is refused is asked for in smaller pieces, down to a lot, so that limits are used up to their last lot. */
    private void place(Context context, Side side) {
        Size size = size();
        Order order = context.orders().place(limit(side, size, price(context)));
        while (order.cloid().isEmpty() && greedy && size.unscaledValue() > 1) {
            size = market.size(size.unscaledValue() / 2);
            order = context.orders().place(limit(side, size, price(context)));
        }
    }

    /** Up to half as much again as one order may have. */
    private Size size() {
        return market.size(random.nextInt(1, 151));
    }

    /** Up to 4 % away, where 3 % are allowed. */
    private Price price(Context context) {
        BigDecimal mark = context.market(market.id())
                .mark()
                .map(known -> known.mark().toBigDecimal())
                .orElse(new BigDecimal("60000"));
        BigDecimal share = BigDecimal.valueOf(random.nextInt(-40, 41), 3);
        return market.roundPrice(mark.add(mark.multiply(share)), RoundingMode.HALF_EVEN);
    }
}
