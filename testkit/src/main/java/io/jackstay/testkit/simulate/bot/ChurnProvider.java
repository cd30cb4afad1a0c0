package io.jackstay.testkit.simulate.bot;

import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.plugin.Default;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.api.strategy.StrategyProvider;
import java.math.BigDecimal;
import java.time.Duration;

/** Makes {@link ChurnStrategy}. Immutable. */
public final class ChurnProvider implements StrategyProvider<ChurnProvider.Config> {
    /**
     * Its block.
     *
     * @param orderSize largest size of an order, base
     * @param takeOneIn of so many orders one is to fill at once
     */
    public record Config(
            MarketId market,
            BigDecimal orderSize,
            Duration pause,
            @Default("8") int takeOneIn) {}

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Needs needs(Config config) {
        return Needs.none()
                .market(config.market(), Feed.TOP, Feed.BOOK, Feed.MARK)
                .expects(config.market(), config.orderSize(), config.orderSize());
    }

    @Override
    public Strategy create(Config config) {
        return new ChurnStrategy(config.market(), config.orderSize(), config.pause(), config.takeOneIn());
    }
}
