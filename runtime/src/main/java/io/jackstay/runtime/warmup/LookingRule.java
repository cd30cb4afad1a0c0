package io.jackstay.runtime.warmup;

import io.jackstay.api.account.Exposure;
import io.jackstay.api.market.Money;
import io.jackstay.api.risk.RiskActions;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskView;
import java.math.BigDecimal;
import java.time.Duration;

/** Looks at what rules of limits look at, and refuses what no order here is. Immutable. */
final class LookingRule implements RiskRule {
    private static final String NAME = "warm-up";
    private static final long MOST = 1_000;
    private static final Duration WINDOW = Duration.ofSeconds(1);

    @Override
    public RiskDecision check(RiskOrder order, RiskView view) {
        Exposure exposure = view.exposure(order.market());
        long worst = exposure.worst(order.request().side()).unscaledValue();
        if (Math.abs(worst) > MOST || view.ordersWithin(WINDOW) < 0) {
            return RiskDecision.refuse(NAME, Long.toString(MOST), Long.toString(worst));
        }
        return RiskDecision.ALLOW;
    }

    @Override
    public void onTime(RiskView view, RiskActions actions) {
        Money equity = view.equity();
        if (equity.amount().compareTo(BigDecimal.ZERO) < 0) {
            actions.halt("equity is " + equity);
        }
    }
}
