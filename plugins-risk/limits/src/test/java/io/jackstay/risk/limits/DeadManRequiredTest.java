package io.jackstay.risk.limits;

import static io.jackstay.risk.limits.HandMadeView.BTC;
import static io.jackstay.risk.limits.HandMadeView.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import io.jackstay.api.risk.RiskDecision;
import org.junit.jupiter.api.Test;

class DeadManRequiredTest {
    private final HandMadeView view = new HandMadeView().holding(BTC, "0", "0", "0");
    private final DeadManRequired rule = new DeadManRequired();

    @Test
    void anOrderPassesWhileTheSwitchRuns() {
        view.armed = true;

        assertThat(rule.check(order(BTC, Side.BUY, "1", "60000"), view)).isEqualTo(RiskDecision.ALLOW);
    }

    @Test
    void withoutASwitchThatRunsOnlyWhatReducesPasses() {
        assertThat(rule.check(order(BTC, Side.BUY, "1", "60000"), view))
                .isEqualTo(RiskDecision.refuse("dead-man-required", "a dead-man switch that runs", "none runs on sim"));
        assertThat(rule.check(order(order(BTC, Side.SELL, "1", "60000").request(), "1", true), view))
                .isEqualTo(RiskDecision.ALLOW);
    }
}
