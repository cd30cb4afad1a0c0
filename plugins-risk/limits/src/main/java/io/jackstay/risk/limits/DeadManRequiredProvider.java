package io.jackstay.risk.limits;

import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.risk.RiskProvider;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import java.util.Set;

/** Offers {@code dead-man-required}. Immutable. */
@Plugin(
        name = DeadManRequiredProvider.NAME,
        api = Api.VERSION,
        summary = "Refuses orders while the dead-man switch of their login does not run")
public final class DeadManRequiredProvider implements RiskProvider<DeadManRequiredConfig> {
    static final String NAME = "dead-man-required";

    @Override
    public Class<DeadManRequiredConfig> configType() {
        return DeadManRequiredConfig.class;
    }

    @Override
    public Set<RiskScope> scopes() {
        return Limits.gated();
    }

    @Override
    public RiskRule create(DeadManRequiredConfig config, RiskScope scope) {
        return new DeadManRequired();
    }
}
