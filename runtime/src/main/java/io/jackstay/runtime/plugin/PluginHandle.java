package io.jackstay.runtime.plugin;

import io.jackstay.api.connector.ConnectorProvider;
import io.jackstay.api.plugin.PluginProvider;
import io.jackstay.api.risk.RiskProvider;
import io.jackstay.api.strategy.StrategyProvider;
import io.jackstay.runtime.plugin.guard.GuardedConnectorProvider;
import io.jackstay.runtime.plugin.guard.GuardedRiskProvider;
import io.jackstay.runtime.plugin.guard.GuardedStrategyProvider;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import org.jspecify.annotations.Nullable;

/**
 * A plugin loaded for one user, with the user's own guard. Thread safe.
 *
 * <p>Close it after the strategy, rule or connector that was made by it, and let go of all of them: the loader is
 * collected when the last user has done so.
 */
public final class PluginHandle implements AutoCloseable {
    private final PluginDescriptor descriptor;
    private final OpenUnit unit;
    private @Nullable Loaded loaded;

    private PluginHandle(PluginDescriptor descriptor, OpenUnit unit, Loaded loaded) {
        this.descriptor = descriptor;
        this.unit = unit;
        this.loaded = loaded;
    }

    static PluginHandle open(PluginDescriptor plugin, OpenUnit unit) {
        ClassLoader loader = unit.enter(plugin.name());
        boolean done = false;
        try {
            PluginProvider<Record> provider = unit.provider(plugin);
            PluginGuard guard = new PluginGuard("%s (%s)".formatted(plugin.title(), plugin.jar()), loader);
            PluginHandle handle = new PluginHandle(plugin, unit, new Loaded(guard, guarded(guard, provider)));
            handle.provider().configType();
            done = true;
            return handle;
        } finally {
            if (!done) {
                unit.leave();
            }
        }
    }

    /** What was loaded. */
    public PluginDescriptor descriptor() {
        return descriptor;
    }

    /** This user's guard. Throws {@link IllegalStateException} after {@link #close}, as all methods below. */
    public PluginGuard guard() {
        return loaded().guard();
    }

    /** The provider, whatever its kind, behind the guard. */
    public PluginProvider<Record> provider() {
        return loaded().provider();
    }

    /** The provider of a connector. Throws {@link IllegalStateException} for another kind. */
    public GuardedConnectorProvider connector() {
        return as(GuardedConnectorProvider.class);
    }

    /** The provider of a strategy. Throws {@link IllegalStateException} for another kind. */
    public GuardedStrategyProvider strategy() {
        return as(GuardedStrategyProvider.class);
    }

    /** The provider of a risk rule. Throws {@link IllegalStateException} for another kind. */
    public GuardedRiskProvider risk() {
        return as(GuardedRiskProvider.class);
    }

    /** Ends this use. Without effect the second time. */
    @Override
    public synchronized void close() {
        if (loaded != null) {
            loaded = null;
            unit.leave();
        }
    }

    private synchronized Loaded loaded() {
        if (loaded == null) {
            throw new IllegalStateException(descriptor.title() + " is closed");
        }
        return loaded;
    }

    private <P> P as(Class<P> type) {
        PluginProvider<Record> provider = provider();
        if (!type.isInstance(provider)) {
            throw new IllegalStateException("%s is no %s".formatted(descriptor.title(), type.getSimpleName()));
        }
        return type.cast(provider);
    }

    private static PluginProvider<Record> guarded(PluginGuard guard, PluginProvider<Record> provider) {
        if (provider instanceof ConnectorProvider<Record> connector) {
            return new GuardedConnectorProvider(guard, connector);
        }
        if (provider instanceof StrategyProvider<Record> strategy) {
            return new GuardedStrategyProvider(guard, strategy);
        }
        return new GuardedRiskProvider(guard, (RiskProvider<Record>) provider);
    }

    private record Loaded(PluginGuard guard, PluginProvider<Record> provider) {}
}
