package io.jackstay.risk.limits;

import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.risk.RiskProvider;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import java.util.Set;

/** Offers {@code price-collar}. Immutable. */
@Plugin(
        name = PriceCollarProvider.NAME,
        api = Api.VERSION,
        summary = "Refuses orders whose price is far from the market")
public final class PriceCollarProvider implements RiskProvider<PriceCollarConfig> {
    static final String NAME = "price-collar";

    @Override
    public Class<PriceCollarConfig> configType() {
        return PriceCollarConfig.class;
    }

    @Override
    public Set<RiskScope> scopes() {
        return Limits.gated();
    }

    @Override
    public RiskRule create(PriceCollarConfig config, RiskScope scope) {
        return new PriceCollar(config);
    }
}
