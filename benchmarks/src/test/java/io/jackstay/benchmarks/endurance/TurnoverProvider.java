package io.jackstay.benchmarks.endurance;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Feed;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.api.strategy.StrategyProvider;

/** Makes {@link TurnoverStrategy}. Immutable. */
final class TurnoverProvider implements StrategyProvider<TurnoverProvider.Config> {
    private final Turnover turnover;

    /** Its block. */
    public record Config(MarketId market) {}

    TurnoverProvider(Turnover turnover) {
        this.turnover = requireNonNull(turnover, "turnover is null");
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
        return new TurnoverStrategy(config.market(), turnover);
    }
}
