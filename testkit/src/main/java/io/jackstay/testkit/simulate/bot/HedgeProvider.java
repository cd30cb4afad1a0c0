package io.jackstay.testkit.simulate.bot;

import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Range;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.api.strategy.StrategyProvider;
import java.math.BigDecimal;
import java.time.Duration;

/** Makes {@link HedgeStrategy}. Immutable. */
public final class HedgeProvider implements StrategyProvider<HedgeProvider.Config> {
    /**
     * Its block.
     *
     * @param first where the first leg trades
     * @param second where the second leg trades; may be the same
     * @param orderSize of the first leg, base
     * @param pause between two sequences
     * @param rounds after so many the bot is done; 0 for no end
     * @param failOneIn of so many sequences one has a second leg that can't fill; 0 for none
     */
    public record Config(
            MarketId first,
            MarketId second,
            BigDecimal orderSize,
            Duration pause,
            @Default("0") @Range(min = "0") int rounds,
            @Default("0") @Range(min = "0") int failOneIn) {}

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Needs needs(Config config) {
        Needs needs = Needs.none()
                .market(config.first(), Feed.TOP, Feed.MARK)
                .expects(config.first(), config.orderSize(), config.orderSize());
        return config.second().equals(config.first()) ? needs : needs.market(config.second(), Feed.TOP, Feed.MARK);
    }

    @Override
    public Strategy create(Config config) {
        return new HedgeStrategy(config);
    }
}
