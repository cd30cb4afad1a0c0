package io.jackstay.testkit.simulate.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.Strategy;
import io.jackstay.api.strategy.StrategyProvider;

/**
 * Another provider whose strategies have a witness. Immutable.
 *
 * @param <C> the other's record
 */
public final class WitnessedProvider<C extends Record> implements StrategyProvider<C> {
    private final StrategyProvider<C> provider;
    private final Testimony testimony;

    public WitnessedProvider(StrategyProvider<C> provider, Testimony testimony) {
        this.provider = requireNonNull(provider, "provider is null");
        this.testimony = requireNonNull(testimony, "testimony is null");
    }

    @Override
    public Class<C> configType() {
        return provider.configType();
    }

    @Override
    public Needs needs(C config) {
        return provider.needs(config);
    }

    @Override
    public Strategy create(C config) {
        return new Witness(provider.create(config), testimony);
    }
}
