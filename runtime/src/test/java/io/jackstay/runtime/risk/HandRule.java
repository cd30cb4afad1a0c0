package io.jackstay.runtime.risk;

import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.risk.RiskActions;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** A rule made of what a test says, which notes how often it was asked. Not thread safe. */
final class HandRule implements RiskRule {
    Consumer<RiskActions> onTime = actions -> {};
    Consumer<RiskActions> onFill = actions -> {};
    BiFunction<RiskOrder, RiskView, RiskDecision> check = (order, view) -> RiskDecision.ALLOW;
    final List<Limit> limits = new ArrayList<>();
    final List<Outcome> outcomes = new ArrayList<>();
    int times;

    static Limit limit(String name) {
        return new Limit(name, "1", "0.5", new BigDecimal("0.5"));
    }

    @Override
    public RiskDecision check(RiskOrder order, RiskView view) {
        return check.apply(order, view);
    }

    @Override
    public void onOutcome(RiskOrder order, Outcome outcome, RiskView view, RiskActions actions) {
        outcomes.add(outcome);
    }

    @Override
    public void onFill(OrderFill fill, RiskView view, RiskActions actions) {
        onFill.accept(actions);
    }

    @Override
    public void onTime(RiskView view, RiskActions actions) {
        times++;
        onTime.accept(actions);
    }

    @Override
    public List<Limit> limits(RiskView view) {
        if (limits.isEmpty()) {
            throw new IllegalStateException("broken by the test");
        }
        return limits;
    }
}
