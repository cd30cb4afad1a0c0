package io.jackstay.testkit.harness;

import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.strategy.Context;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Start;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.api.strategy.StrategyProvider;
import java.util.List;
import java.util.function.Consumer;

/** A strategy that is a few lines of a test. Immutable. */
final class ScriptProvider implements StrategyProvider<ScriptProvider.Config> {
    /** @param onTimer when the strategy's timer, of whatever name, is due */
    record Config(List<MarketId> markets, Consumer<Context> onStart, Consumer<Context> onTimer) {}

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Needs needs(Config config) {
        Needs needs = Needs.none();
        for (MarketId market : config.markets()) {
            needs = needs.market(market, Feed.TOP, Feed.MARK);
        }
        return needs;
    }

    @Override
    public Strategy create(Config config) {
        return new Strategy() {
            @Override
            public void onStart(Context context, Start start) {
                config.onStart().accept(context);
            }

            @Override
            public void onTimer(Context context, String name) {
                config.onTimer().accept(context);
            }
        };
    }
}
