package io.jackstay.risk.limits;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskView;
import java.math.BigDecimal;

/**
 * Keeps single orders within a size and a value. Immutable.
 *
 * <p>An amend is judged as the order will stand after it. What only reduces passes: a limit on orders must not keep a
 * position from being closed.
 */
final class OrderLimit implements RiskRule {
    private final OrderLimitConfig config;

    OrderLimit(OrderLimitConfig config) {
        this.config = requireNonNull(config, "config is null");
    }

    @Override
    public RiskDecision check(RiskOrder order, RiskView view) {
        if (order.reducing() || !Limits.covers(config.market(), order.market())) {
            return RiskDecision.ALLOW;
        }
        MarketInfo info = view.info(order.market());
        BigDecimal size = order.request().size().toBigDecimal();
        if (config.maxSize().isPresent() && size.compareTo(config.maxSize().get()) > 0) {
            return refuse("size", config.maxSize().get(), size, info.baseAsset());
        }
        BigDecimal notional = order.notional().amount();
        if (config.maxNotional().isPresent()
                && notional.compareTo(config.maxNotional().get()) > 0) {
            return refuse(
                    "value",
                    config.maxNotional().get(),
                    notional,
                    order.notional().asset());
        }
        return RiskDecision.ALLOW;
    }

    private static RiskDecision refuse(String what, BigDecimal limit, BigDecimal actual, String asset) {
        return RiskDecision.refuse(
                OrderLimitProvider.NAME, what + " of " + Limits.text(limit, asset), Limits.text(actual, asset));
    }
}
