package io.jackstay.risk.limits;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskView;
import java.math.BigDecimal;
import java.util.List;

/**
 * Keeps the number of orders that may be open within a limit. Immutable.
 *
 * <p>An order counts from the moment that it is allowed until the venue has said that it has ended; one that is being cancelled
 * counts too. Amends add none. With a limit of 20, the order that would be the 21st is refused, reducing or not; only the
 * runtime's own, which close a position, pass.
 */
final class OpenOrdersLimit implements RiskRule {
    private final OpenOrdersLimitConfig config;

    OpenOrdersLimit(OpenOrdersLimitConfig config) {
        this.config = requireNonNull(config, "config is null");
    }

    @Override
    public RiskDecision check(RiskOrder order, RiskView view) {
        if (order.amend() || order.byRuntime() || !Limits.covers(config.market(), order.market())) {
            return RiskDecision.ALLOW;
        }
        int open = open(view);
        if (open < config.max()) {
            return RiskDecision.ALLOW;
        }
        return RiskDecision.refuse(
                OpenOrdersLimitProvider.NAME, config.max() + " open orders", "%d open, and one more".formatted(open));
    }

    private int open(RiskView view) {
        int open = 0;
        for (MarketId market : view.markets()) {
            if (Limits.covers(config.market(), market)) {
                open += view.exposure(market).openOrders();
            }
        }
        return open;
    }

    @Override
    public List<Limit> limits(RiskView view) {
        int open = open(view);
        String name =
                config.market().map(market -> "open orders " + market.symbol()).orElse("open orders");
        return List.of(new Limit(
                name,
                String.valueOf(config.max()),
                String.valueOf(open),
                Limits.used(BigDecimal.valueOf(open), BigDecimal.valueOf(config.max()))));
    }
}
