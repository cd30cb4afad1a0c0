package io.jackstay.testkit.crash.strategy;

import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.api.strategy.StrategyProvider;
import java.math.BigDecimal;

/** Offers {@code crash-rounds}. Immutable. */
@Plugin(name = "crash-rounds", api = Api.VERSION, summary = "sequences of the crash test, one after the other")
public final class RoundsProvider implements StrategyProvider<RoundsProvider.Config> {
    /** Its block. */
    public record Config(
            @Doc("Market to trade, as venue:symbol") MarketId market,
            @Doc("Size of the first leg, base") BigDecimal orderSize) {}

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Needs needs(Config config) {
        return Needs.none()
                .market(config.market(), Feed.TOP, Feed.MARK)
                .expects(config.market(), config.orderSize(), config.orderSize());
    }

    @Override
    public Strategy create(Config config) {
        return new RoundsStrategy(config.market(), config.orderSize());
    }
}
