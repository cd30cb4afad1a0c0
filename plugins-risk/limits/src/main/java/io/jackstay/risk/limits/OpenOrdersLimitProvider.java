package io.jackstay.risk.limits;

import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.risk.RiskProvider;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import java.util.Set;

/** Offers {@code open-orders-limit}. Immutable. */
@Plugin(name = OpenOrdersLimitProvider.NAME, api = Api.VERSION, summary = "Refuses orders when too many may be open")
public final class OpenOrdersLimitProvider implements RiskProvider<OpenOrdersLimitConfig> {
    static final String NAME = "open-orders-limit";

    @Override
    public Class<OpenOrdersLimitConfig> configType() {
        return OpenOrdersLimitConfig.class;
    }

    @Override
    public Set<RiskScope> scopes() {
        return Limits.gated();
    }

    @Override
    public RiskRule create(OpenOrdersLimitConfig config, RiskScope scope) {
        return new OpenOrdersLimit(config);
    }
}
