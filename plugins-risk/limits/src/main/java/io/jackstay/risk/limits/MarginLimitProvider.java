package io.jackstay.risk.limits;

import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.risk.RiskProvider;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import java.util.Set;

/** Offers {@code margin-limit}. Immutable. */
@Plugin(
        name = MarginLimitProvider.NAME,
        api = Api.VERSION,
        summary = "Refuses orders that could bind too much of the equity as margin")
public final class MarginLimitProvider implements RiskProvider<MarginLimitConfig> {
    static final String NAME = "margin-limit";

    @Override
    public Class<MarginLimitConfig> configType() {
        return MarginLimitConfig.class;
    }

    @Override
    public Set<RiskScope> scopes() {
        return Limits.gated();
    }

    @Override
    public RiskRule create(MarginLimitConfig config, RiskScope scope) {
        return new MarginLimit(config);
    }
}
