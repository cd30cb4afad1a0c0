package io.jackstay.benchmarks.reaction;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.api.strategy.StrategyProvider;
import org.jspecify.annotations.Nullable;

/** Answers each quote with an order that rests, and takes it back when it does. Owned by the bot loop. */
final class Reactor implements Strategy {
    /** Of the key below, which is nobody's. */
    static final String ADDRESS = "0x14791697260e4c9a71f18484c9f997b308e59325";

    static final String KEY = "0x0123456789012345678901234567890123456789012345678901234567890123";

    private static final int AWAY_TICKS = 100;

    private final MarketId market;
    private @Nullable Order working;

    Reactor(MarketId market) {
        this.market = market;
    }

    @Override
    public void onStart(Context context, Start start) {}

    @Override
    public void onTick(Context context, MarketId ticked) {
        if (working == null) {
            MarketInfo info = context.market(market).info();
            Price bid = context.market(market).top().orElseThrow().bid();
            Price price = info.step(bid, Side.SELL, AWAY_TICKS);
            working = context.orders()
                    .place(LimitOrderRequest.limit(Side.BUY, info.size(1_000), price)
                            .postOnly());
        }
    }

    @Override
    public void onOrderUpdate(Context context, Order order, OrderUpdate update) {
        if (update.to().isFinal()) {
            working = null;
        } else if (update.to() == OrderState.OPEN && update.from() != OrderState.OPEN) {
            context.orders().cancel(requireNonNull(working, "an order that nobody has placed"));
        }
    }

    /** Makes it. Immutable. */
    static final class Provider implements StrategyProvider<Provider.Config> {
        /** Its block. */
        public record Config(MarketId market) {}

        @Override
        public Class<Config> configType() {
            return Config.class;
        }

        @Override
        public Needs needs(Config config) {
            return Needs.none().market(config.market(), Feed.TOP);
        }

        @Override
        public Strategy create(Config config) {
            return new Reactor(config.market());
        }
    }
}
