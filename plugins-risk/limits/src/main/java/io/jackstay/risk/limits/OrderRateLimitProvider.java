package io.jackstay.risk.limits;

import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.risk.RiskProvider;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import java.util.Set;

/** Offers {@code order-rate-limit}. Immutable. */
@Plugin(name = OrderRateLimitProvider.NAME, api = Api.VERSION, summary = "Refuses orders and amends that come too fast")
public final class OrderRateLimitProvider implements RiskProvider<OrderRateLimitConfig> {
    static final String NAME = "order-rate-limit";

    @Override
    public Class<OrderRateLimitConfig> configType() {
        return OrderRateLimitConfig.class;
    }

    @Override
    public Set<RiskScope> scopes() {
        return Limits.gated();
    }

    @Override
    public RiskRule create(OrderRateLimitConfig config, RiskScope scope) {
        return new OrderRateLimit(config);
    }
}
