package io.jackstay.risk.limits;

import io.jackstay.api.market.Venue;
import io.jackstay.api.risk.RiskActions;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskView;

/**
 * Refuses orders on a login whose dead-man switch does not run; those that reduce pass. Not thread safe: owned by the loop of its scope.
 */
final class DeadManRequired implements RiskRule {
    @Override
    public RiskDecision check(RiskOrder order, RiskView view) {
        Venue venue = order.market().venue();
        if (order.reducing() || view.deadManArmed(venue)) {
            return RiskDecision.ALLOW;
        }
        return RiskDecision.refuse(
                DeadManRequiredProvider.NAME, "a dead-man switch that runs", "none runs on " + venue.name());
    }

    @Override
    public void onTime(RiskView view, RiskActions actions) {
        actions.quiet();
    }
}
