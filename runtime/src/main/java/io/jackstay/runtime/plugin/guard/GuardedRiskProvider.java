package io.jackstay.runtime.plugin.guard;

import io.jackstay.api.risk.RiskProvider;
import io.jackstay.api.risk.RiskScope;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A risk provider behind its guard. Thread safe. */
public final class GuardedRiskProvider extends GuardedProvider<RiskProvider<Record>> implements RiskProvider<Record> {
    public GuardedRiskProvider(PluginGuard guard, RiskProvider<Record> provider) {
        super(guard, provider);
    }

    /** At least one, in the order of the enum; a copy. */
    @Override
    public Set<RiskScope> scopes() {
        synchronized (provider) {
            Set<RiskScope> scopes = guard.ask("scopes", GuardedRiskProvider::copyOfScopes, provider);
            if (scopes.isEmpty()) {
                throw guard.broken("scopes", "it returned none");
            }
            return scopes;
        }
    }

    @Override
    public GuardedRiskRule create(Record config, RiskScope scope) {
        synchronized (provider) {
            return new GuardedRiskRule(
                    guard, guard.ask("create", RiskProvider::create, provider, requireOwn(config), scope));
        }
    }

    @Override
    public List<Bound> bounds(Record config) {
        synchronized (provider) {
            return guard.ask("bounds", GuardedRiskProvider::copyOfBounds, provider, requireOwn(config));
        }
    }

    private static Set<RiskScope> copyOfScopes(RiskProvider<Record> provider) {
        Set<RiskScope> scopes = EnumSet.noneOf(RiskScope.class);
        scopes.addAll(provider.scopes());
        return Collections.unmodifiableSet(scopes);
    }

    private static List<Bound> copyOfBounds(RiskProvider<Record> provider, Record config) {
        return List.copyOf(provider.bounds(config));
    }
}
