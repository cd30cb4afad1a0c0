package io.jackstay.risk.limits;

import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.risk.RiskProvider;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Offers {@code order-limit}. Immutable. */
@Plugin(name = OrderLimitProvider.NAME, api = Api.VERSION, summary = "Refuses single orders above a size or a value")
public final class OrderLimitProvider implements RiskProvider<OrderLimitConfig> {
    static final String NAME = "order-limit";

    @Override
    public Class<OrderLimitConfig> configType() {
        return OrderLimitConfig.class;
    }

    @Override
    public Set<RiskScope> scopes() {
        return Limits.gated();
    }

    @Override
    public RiskRule create(OrderLimitConfig config, RiskScope scope) {
        return new OrderLimit(config);
    }

    @Override
    public List<Bound> bounds(OrderLimitConfig config) {
        List<Bound> bounds = new ArrayList<>();
        add(bounds, config, "max-size", Bound.Kind.ORDER_SIZE, config.maxSize());
        add(bounds, config, "max-notional", Bound.Kind.ORDER_NOTIONAL, config.maxNotional());
        return bounds;
    }

    private static void add(
            List<Bound> bounds, OrderLimitConfig config, String key, Bound.Kind kind, Optional<BigDecimal> max) {
        if (max.isPresent()) {
            Bound bound = Bound.of(key, kind, max.get());
            bounds.add(config.market().map(bound::on).orElse(bound));
        }
    }
}
