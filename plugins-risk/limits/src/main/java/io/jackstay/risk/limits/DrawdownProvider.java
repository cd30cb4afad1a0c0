package io.jackstay.risk.limits;

import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.risk.RiskProvider;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import java.util.Set;

/** Offers {@code drawdown}. Immutable. */
@Plugin(name = DrawdownProvider.NAME, api = Api.VERSION, summary = "Halts when equity falls too far from its highest")
public final class DrawdownProvider implements RiskProvider<DrawdownConfig> {
    static final String NAME = "drawdown";

    @Override
    public Class<DrawdownConfig> configType() {
        return DrawdownConfig.class;
    }

    @Override
    public Set<RiskScope> scopes() {
        return Limits.all();
    }

    @Override
    public RiskRule create(DrawdownConfig config, RiskScope scope) {
        return new Drawdown(config);
    }
}
