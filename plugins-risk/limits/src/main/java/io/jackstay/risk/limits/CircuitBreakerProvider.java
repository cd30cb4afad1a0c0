package io.jackstay.risk.limits;

import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.risk.RiskProvider;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import java.util.Set;

/** Offers {@code circuit-breaker}. Immutable. */
@Plugin(
        name = CircuitBreakerProvider.NAME,
        api = Api.VERSION,
        summary = "Halts on errors of the venue's interface and on losing rounds")
public final class CircuitBreakerProvider implements RiskProvider<CircuitBreakerConfig> {
    static final String NAME = "circuit-breaker";

    @Override
    public Class<CircuitBreakerConfig> configType() {
        return CircuitBreakerConfig.class;
    }

    @Override
    public Set<RiskScope> scopes() {
        return Limits.gated();
    }

    @Override
    public RiskRule create(CircuitBreakerConfig config, RiskScope scope) {
        return new CircuitBreaker(config);
    }
}
