package io.jackstay.testkit.simulate;

import io.jackstay.api.plugin.PluginProvider;
import io.jackstay.api.risk.RiskProvider;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import io.jackstay.risk.limits.OpenOrdersLimitConfig;
import io.jackstay.risk.limits.OpenOrdersLimitProvider;
import io.jackstay.risk.limits.PositionLimitConfig;
import io.jackstay.risk.limits.PositionLimitProvider;
import io.jackstay.runtime.plugin.PluginCatalog;
import io.jackstay.runtime.plugin.PluginKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Limits that are off by one. Each is called in the place of a method of its receiver. */
public final class PlantedInLimits {
    private static final BigDecimal LOT = new BigDecimal("0.001");

    private PlantedInLimits() {}

    /** The limit of the position is a lot higher than the configuration says. */
    public static PluginCatalog oneLotMore(
            PluginCatalog catalog, PluginKind kind, String name, PluginProvider<? extends Record> provider) {
        return catalog.with(kind, name, provider)
                .with(
                        PluginKind.RISK,
                        "position-limit",
                        new Wrong<>(
                                new PositionLimitProvider(),
                                config -> new PositionLimitConfig(config.max().add(LOT), config.market())));
    }

    /** The limit of open orders is one higher than the configuration says. */
    public static PluginCatalog oneOrderMore(
            PluginCatalog catalog, PluginKind kind, String name, PluginProvider<? extends Record> provider) {
        return catalog.with(kind, name, provider)
                .with(
                        PluginKind.RISK,
                        "open-orders-limit",
                        new Wrong<>(
                                new OpenOrdersLimitProvider(),
                                config -> new OpenOrdersLimitConfig(config.max() + 1, config.market())));
    }

    private record Wrong<C extends Record>(RiskProvider<C> right, UnaryOperator<C> wrong) implements RiskProvider<C> {
        @Override
        public Class<C> configType() {
            return right.configType();
        }

        @Override
        public Set<RiskScope> scopes() {
            return right.scopes();
        }

        @Override
        public RiskRule create(C config, RiskScope scope) {
            return right.create(wrong.apply(config), scope);
        }

        @Override
        public List<Bound> bounds(C config) {
            return right.bounds(config);
        }
    }
}
