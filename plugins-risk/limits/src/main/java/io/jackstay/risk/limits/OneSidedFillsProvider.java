package io.jackstay.risk.limits;

import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.risk.RiskProvider;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import java.util.Set;

/** Offers {@code one-sided-fills}. Immutable. */
@Plugin(name = OneSidedFillsProvider.NAME, api = Api.VERSION, summary = "Halts when fills come on one side only")
public final class OneSidedFillsProvider implements RiskProvider<OneSidedFillsConfig> {
    static final String NAME = "one-sided-fills";

    @Override
    public Class<OneSidedFillsConfig> configType() {
        return OneSidedFillsConfig.class;
    }

    @Override
    public Set<RiskScope> scopes() {
        return Limits.gated();
    }

    @Override
    public RiskRule create(OneSidedFillsConfig config, RiskScope scope) {
        return new OneSidedFills(config);
    }
}
