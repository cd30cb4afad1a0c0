package io.jackstay.risk.limits;

import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.risk.RiskProvider;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import java.util.Set;

/** Offers {@code daily-loss}. Immutable. */
@Plugin(name = DailyLossProvider.NAME, api = Api.VERSION, summary = "Halts when too much is lost in a trading day")
public final class DailyLossProvider implements RiskProvider<DailyLossConfig> {
    static final String NAME = "daily-loss";

    @Override
    public Class<DailyLossConfig> configType() {
        return DailyLossConfig.class;
    }

    @Override
    public Set<RiskScope> scopes() {
        return Limits.all();
    }

    @Override
    public RiskRule create(DailyLossConfig config, RiskScope scope) {
        return new DailyLoss(config);
    }
}
