package io.jackstay.runtime.plugin.guard;

import io.jackstay.api.strategy.Needs;
import io.jackstay.api.strategy.StrategyProvider;

/** A strategy provider behind its guard. Thread safe. */
public final class GuardedStrategyProvider extends GuardedProvider<StrategyProvider<Record>>
        implements StrategyProvider<Record> {
    public GuardedStrategyProvider(PluginGuard guard, StrategyProvider<Record> provider) {
        super(guard, provider);
    }

    @Override
    public Needs needs(Record config) {
        synchronized (provider) {
            return guard.ask("needs", StrategyProvider::needs, provider, requireOwn(config));
        }
    }

    @Override
    public GuardedStrategy create(Record config) {
        synchronized (provider) {
            return new GuardedStrategy(
                    guard, guard.ask("create", StrategyProvider::create, provider, requireOwn(config)));
        }
    }
}
