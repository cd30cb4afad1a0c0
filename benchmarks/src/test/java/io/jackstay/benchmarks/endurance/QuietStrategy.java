package io.jackstay.benchmarks.endurance;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.TopOfBook;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.api.strategy.StrategyProvider;

/** Has two orders that rest far from the market, and else only says when it was called. Owned by the bot loop. */
final class QuietStrategy implements Strategy {
    private static final int AWAY_TICKS = 1_000;
    /** A thousand bots do not all place in one second. */
    private static final int SPREAD_TICKS = 20;

    private final int number;
    private final MarketId market;
    private final QuietWatch watch;
    private int ticks;

    private QuietStrategy(MarketId market, QuietWatch watch) {
        this.market = requireNonNull(market, "market is null");
        this.watch = requireNonNull(watch, "watch is null");
        this.number =
                Integer.parseInt(market.symbol().substring(1, market.symbol().indexOf('-')));
    }

    /** Makes them. Immutable. */
    static final class Provider implements StrategyProvider<Provider.Config> {
        private final QuietWatch watch;

        /** Its block. */
        public record Config(MarketId market) {}

        Provider(QuietWatch watch) {
            this.watch = requireNonNull(watch, "watch is null");
        }

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
            return new QuietStrategy(config.market(), watch);
        }
    }

    @Override
    public void onStart(Context context, Start start) {}

    @Override
    public void onTick(Context context, MarketId ticked) {
        watch.heard(number);
        if (ticks++ == number % SPREAD_TICKS) {
            place(context, Side.BUY);
            place(context, Side.SELL);
        }
    }

    private void place(Context context, Side side) {
        MarketInfo info = context.market(market).info();
        TopOfBook top = context.market(market).top().orElseThrow();
        context.orders()
                .place(LimitOrderRequest.limit(
                                side,
                                info.minSize(),
                                info.step(side == Side.BUY ? top.bid() : top.ask(), side.opposite(), AWAY_TICKS))
                        .postOnly());
    }
}
