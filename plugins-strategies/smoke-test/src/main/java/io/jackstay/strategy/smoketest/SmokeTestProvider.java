package io.jackstay.strategy.smoketest;

import io.jackstay.api.market.Feed;
import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.api.strategy.StrategyProvider;

/** Offers {@code smoke-test}. Immutable. */
@Plugin(
        name = "smoke-test",
        api = Api.VERSION,
        summary = "Tries connectors with one small position each, from the order to the empty account")
public final class SmokeTestProvider implements StrategyProvider<SmokeTestConfig> {
    @Override
    public Class<SmokeTestConfig> configType() {
        return SmokeTestConfig.class;
    }

    @Override
    public Needs needs(SmokeTestConfig config) {
        Needs needs = Needs.none();
        for (SmokeTestConfig.Trial test : config.chosen()) {
            needs = needs.market(test.market(), Feed.TOP, Feed.MARK);
        }
        return needs;
    }

    @Override
    public Strategy create(SmokeTestConfig config) {
        return new SmokeTestStrategy(config);
    }
}
