package io.jackstay.runtime.plugin.guard;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.risk.RiskActions;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskView;
import java.util.List;

/** A risk rule behind its guard. Not thread safe: owned by the loop of its scope. A check makes no object. */
public final class GuardedRiskRule implements RiskRule {
    private final PluginGuard guard;
    private final RiskRule rule;
    private final boolean watchesTime;

    public GuardedRiskRule(PluginGuard guard, RiskRule rule) {
        this.guard = requireNonNull(guard, "guard is null");
        this.rule = requireNonNull(rule, "rule is null");
        this.watchesTime =
                Overrides.method(rule.getClass(), RiskRule.class, "onTime", RiskView.class, RiskActions.class);
    }

    @Override
    public RiskDecision check(RiskOrder order, RiskView view) {
        return guard.ask("check", RiskRule::check, rule, order, view);
    }

    @Override
    public void onOutcome(RiskOrder order, Outcome outcome, RiskView view, RiskActions actions) {
        guard.run("onOutcome", RiskRule::onOutcome, rule, order, outcome, view, actions);
    }

    @Override
    public void onFill(OrderFill fill, RiskView view, RiskActions actions) {
        guard.run("onFill", RiskRule::onFill, rule, fill, view, actions);
    }

    @Override
    public void onStart(RiskView view, RiskActions actions) {
        guard.run("onStart", RiskRule::onStart, rule, view, actions);
    }

    /** Comes with every market event while there is a position; a rule without the method is left alone. */
    @Override
    public void onTime(RiskView view, RiskActions actions) {
        if (!watchesTime) {
            actions.quiet();
            return;
        }
        guard.run("onTime", RiskRule::onTime, rule, view, actions);
    }

    /** A copy. */
    @Override
    public List<Limit> limits(RiskView view) {
        return guard.ask("limits", GuardedRiskRule::copyOfLimits, rule, view);
    }

    private static List<Limit> copyOfLimits(RiskRule rule, RiskView view) {
        return List.copyOf(rule.limits(view));
    }
}
