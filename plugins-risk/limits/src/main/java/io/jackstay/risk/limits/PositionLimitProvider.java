package io.jackstay.risk.limits;

import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.risk.RiskProvider;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import java.util.List;
import java.util.Set;

/** Offers {@code position-limit}. Immutable. */
@Plugin(
        name = PositionLimitProvider.NAME,
        api = Api.VERSION,
        summary = "Refuses orders that could bring a position above a size")
public final class PositionLimitProvider implements RiskProvider<PositionLimitConfig> {
    static final String NAME = "position-limit";

    @Override
    public Class<PositionLimitConfig> configType() {
        return PositionLimitConfig.class;
    }

    @Override
    public Set<RiskScope> scopes() {
        return Limits.gated();
    }

    @Override
    public RiskRule create(PositionLimitConfig config, RiskScope scope) {
        return new PositionLimit(config);
    }

    @Override
    public List<Bound> bounds(PositionLimitConfig config) {
        Bound bound = Bound.of("max", Bound.Kind.POSITION, config.max());
        return List.of(config.market().map(bound::on).orElse(bound));
    }
}
