package io.jackstay.runtime.plugin.guard;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.PluginProvider;

/**
 * What the wrappers of all provider kinds share. Thread safe: one call at a time into a provider, whoever uses it; its
 * monitor is the lock.
 *
 * <p>To the runtime every provider is one of {@link Record}: the binder makes the record of {@link #configType}, and
 * the wrapper refuses any other before the plugin sees it.
 */
abstract class GuardedProvider<P extends PluginProvider<Record>> implements PluginProvider<Record> {
    final PluginGuard guard;
    final P provider;

    GuardedProvider(PluginGuard guard, P provider) {
        this.guard = requireNonNull(guard, "guard is null");
        this.provider = requireNonNull(provider, "provider is null");
    }

    /** A record, for certain: a plugin compiled without generics could return any class. */
    @Override
    public final Class<Record> configType() {
        synchronized (provider) {
            Class<Record> type = guard.ask("configType", PluginProvider::configType, provider);
            if (!type.isRecord()) {
                throw guard.broken("configType", "%s is not a record".formatted(type.getName()));
            }
            return type;
        }
    }

    final Record requireOwn(Record config) {
        Class<Record> type = configType();
        if (!type.isInstance(config)) {
            throw new IllegalArgumentException("%s is configured by %s, got %s"
                    .formatted(guard.plugin(), type.getName(), config.getClass().getName()));
        }
        return config;
    }
}
