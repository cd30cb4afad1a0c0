package io.jackstay.risk.limits;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskView;
import java.math.BigDecimal;
import java.util.List;

/**
 * Keeps the number of orders and amends that leave within a sliding time within a limit. Immutable.
 *
 * <p>With 60 a minute, the order at 12:00:30 passes when fewer than 60 left after 11:59:30. Reducing orders of a strategy count
 * and are refused like others; the runtime's own, which close a position, count and pass. What was allowed and then cancelled
 * within the turn that placed it counts too.
 */
final class OrderRateLimit implements RiskRule {
    private final OrderRateLimitConfig config;

    OrderRateLimit(OrderRateLimitConfig config) {
        this.config = requireNonNull(config, "config is null");
    }

    @Override
    public RiskDecision check(RiskOrder order, RiskView view) {
        if (order.byRuntime()) {
            return RiskDecision.ALLOW;
        }
        int left = view.ordersWithin(config.per());
        if (left < config.max()) {
            return RiskDecision.ALLOW;
        }
        String time = Limits.text(config.per());
        return RiskDecision.refuse(
                OrderRateLimitProvider.NAME,
                "%d orders in %s".formatted(config.max(), time),
                "%d in the last %s, and one more".formatted(left, time));
    }

    @Override
    public List<Limit> limits(RiskView view) {
        int left = view.ordersWithin(config.per());
        return List.of(new Limit(
                "order rate",
                "%d in %s".formatted(config.max(), Limits.text(config.per())),
                String.valueOf(left),
                Limits.used(BigDecimal.valueOf(left), BigDecimal.valueOf(config.max()))));
    }
}
