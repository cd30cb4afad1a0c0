package io.jackstay.runtime.risk;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.ETH;
import static io.jackstay.runtime.fixture.Markets.limit;
import static io.jackstay.runtime.fixture.Markets.size;
import static io.jackstay.runtime.risk.Stand.usdc;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.Exposure;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RiskGateTest {
    private static final Outcome RECEIVED = new Outcome.Received("");
    private static final Outcome ACCEPTED = new Outcome.Accepted("v1", "");

    private final Stand stand = new Stand();
    private final HandRule rule = new HandRule();

    private RiskOrder asked(Side side, String size) {
        return stand.gate.asked(limit(side, size, "100"), false);
    }

    private static void assertAmount(Money money, String amount) {
        assertThat(money.amount()).isEqualByComparingTo(new BigDecimal(amount));
    }

    @Test
    void theRulesHearWhatBecameOfAnOrderUntilItIsKnown() {
        stand.gate.add("probe", rule);
        Order order = stand.order(BTC, Side.BUY, "1", "100");
        RiskOrder asked = asked(Side.BUY, "1");
        stand.gate.left(order, asked);

        assertThat(stand.gate.onOutcome(order, RECEIVED)).contains(asked);
        assertThat(stand.gate.onOutcome(order, ACCEPTED)).contains(asked);
        assertThat(stand.gate.onOutcome(order, ACCEPTED)).isEmpty();

        assertThat(rule.outcomes).containsExactly(RECEIVED, ACCEPTED);
    }

    @Test
    void ofAnOrderThatHasEndedNoOutcomeIsTold() {
        stand.gate.add("probe", rule);
        Order order = stand.order(BTC, Side.BUY, "1", "100");
        stand.gate.left(order, asked(Side.BUY, "1"));
        stand.gate.forget(order);

        assertThat(stand.gate.onOutcome(order, ACCEPTED)).isEmpty();
        assertThat(rule.outcomes).isEmpty();
    }

    @Test
    void whatHasLeftIsCounted() {
        stand.gate.left(stand.order(BTC, Side.BUY, "1", "100"), asked(Side.BUY, "1"));
        stand.gate.left(stand.order(BTC, Side.SELL, "1", "101"), asked(Side.SELL, "1"));

        assertThat(stand.gate.left()).isEqualTo(2);
    }

    @Test
    void aSuccessorAddsNothingToWhatIsCounted() {
        RiskOrder asked = stand.gate.askedSuccessor(limit(Side.BUY, "2", "100"));

        assertThat(asked.amend()).isTrue();
        assertThat(asked.addedSize().isZero()).isTrue();
        assertThat(asked.reducing()).isFalse();
        assertAmount(asked.notional(), "200");
    }

    @Test
    void anAmendAddsWhatItIsLargerAndNothingWhenItIsSmaller() {
        Order order = stand.order(BTC, Side.BUY, "1", "100");

        assertThat(stand.gate.askedAmend(order, limit(Side.BUY, "1.5", "100")).addedSize())
                .isEqualByComparingTo(size(BTC, "0.5"));
        assertThat(stand.gate
                        .askedAmend(order, limit(Side.BUY, "0.4", "100"))
                        .addedSize()
                        .isZero())
                .isTrue();
    }

    @Test
    void whileHaltedOnlyWhatReducesPassesAndWhileStoppedNothing() {
        stand.fill(Side.BUY, "1", "100");
        stand.gate.halt(RiskGate.DRIFT, "off by one");

        assertThat(stand.gate.check(asked(Side.BUY, "0.1")))
                .contains(new Rejection(RejectReason.HALTED, "halted by drift: off by one"));
        assertThat(stand.gate.check(asked(Side.SELL, "1"))).isEmpty();
        stand.gate.stop("journal", "it is slow");
        assertThat(stand.gate.check(asked(Side.SELL, "1")).orElseThrow().reason())
                .isEqualTo(RejectReason.HALTED);
    }

    @Test
    void aStopOfAnEarlierProcessLetsNothingPassAndAHaltWhatReduces() {
        stand.fill(Side.BUY, "1", "100");
        stand.gate.restore(RiskGate.DRIFT, "off by one", Long.MAX_VALUE, false);
        assertThat(stand.gate.check(asked(Side.SELL, "1"))).isEmpty();

        stand.gate.restore("journal", "it is slow", Long.MAX_VALUE, true);

        assertThat(stand.gate.check(asked(Side.SELL, "1")).orElseThrow().reason())
                .isEqualTo(RejectReason.HALTED);
    }

    @Test
    void aRuleThatThrowsRefusesAndIsTold() {
        rule.check = (order, view) -> {
            throw new IllegalStateException("broken by the test");
        };
        stand.gate.add("probe", rule);

        assertThat(stand.gate.check(asked(Side.BUY, "1")))
                .contains(new Rejection(
                        RejectReason.RISK, "probe: limit a rule that answers, actual it threw broken by the test"));
        assertThat(stand.told.texts).containsExactly("failed probe: broken by the test");
    }

    @Test
    void oneQuestionSeesTheExposureOfEachMarketAndTheNextOneWhatHasChanged() {
        List<Exposure> seen = new ArrayList<>();
        rule.check = (order, view) -> {
            seen.add(view.exposure(ETH));
            seen.add(view.exposure(BTC));
            seen.add(view.exposure(BTC));
            return RiskDecision.ALLOW;
        };
        stand.gate.add("probe", rule);
        stand.order(ETH, Side.SELL, "3", "50");
        stand.gate.check(asked(Side.BUY, "1"));
        stand.order(BTC, Side.BUY, "2", "100");
        stand.gate.check(asked(Side.BUY, "1"));

        assertThat(seen.stream().map(one -> one.position().market())).containsExactly(ETH, BTC, BTC, ETH, BTC, BTC);
        assertThat(seen.stream().map(Exposure::openOrders)).containsExactly(1, 0, 0, 1, 1, 1);
        assertThat(seen.get(3).openSells()).isEqualByComparingTo(size(ETH, "3"));
        assertThat(seen.get(5).openBuys()).isEqualByComparingTo(size(BTC, "2"));
    }

    @Test
    void sizesOfAnyScaleAddUp() {
        stand.order(BTC, Side.BUY, "2", "100");
        stand.order(BTC, Side.BUY, "0.25", "100");
        stand.order(BTC, Side.BUY, "0.125", "100");
        stand.order(BTC, Side.BUY, "0.250", "100");

        assertThat(stand.gate.exposure(BTC).openBuys()).isEqualByComparingTo(size(BTC, "2.625"));
    }

    @Test
    void worstNotionalIsAtTheMarkElseTheMiddleElseTheHighestPriceOfAnOrder() {
        stand.order(BTC, Side.BUY, "2", "100");
        stand.order(BTC, Side.SELL, "1", "110");
        stand.order(ETH, Side.BUY, "1", "999");
        assertAmount(stand.gate.exposure(BTC).worstNotional(), "220");

        stand.quote(BTC, 1000, Optional.empty());
        assertAmount(stand.gate.exposure(BTC).worstNotional(), "200.1");

        stand.quote(BTC, 1000, Optional.of("103"));
        assertAmount(stand.gate.exposure(BTC).worstNotional(), "206");
    }

    @Test
    void ordersThatLeaveLaterHoldTheirPlaceAndGiveItBack() {
        List<Integer> seen = new ArrayList<>();
        rule.check = (order, view) -> {
            seen.add(view.ordersWithin(Duration.ofMinutes(1)));
            return RiskDecision.ALLOW;
        };
        stand.gate.add("probe", rule);
        long askedNanos = stand.nanos;
        stand.gate.leavesLater();
        stand.gate.check(asked(Side.BUY, "1"));
        stand.pass(Duration.ofSeconds(1));
        stand.gate.givesBack(askedNanos);
        stand.gate.check(asked(Side.BUY, "1"));

        assertThat(seen).containsExactly(1, 0);
    }

    @Test
    void aMarkBelowTheEquityThatARuleWaitsForAsksIt() {
        rule.onTime = actions -> actions.quietAbove(usdc("9990"));
        stand.gate.add("probe", rule);
        stand.fill(Side.BUY, "1", "100");
        stand.mark("100");
        assertThat(stand.gate.watchesEquity()).isTrue();
        assertThat(stand.gate.isQuiet()).isTrue();
        int before = rule.times;

        stand.mark("91");
        assertThat(rule.times).as("equity 9991").isEqualTo(before);
        stand.mark("90");
        assertThat(rule.times).as("equity 9990").isEqualTo(before + 1);
    }

    @Test
    void theHighestEquityThatARuleWaitsForCounts() {
        HandRule higher = new HandRule();
        rule.onTime = actions -> actions.quietAbove(usdc("9990"));
        higher.onTime = actions -> actions.quietAbove(usdc("9995"));
        stand.gate.add("probe", rule);
        stand.gate.add("higher", higher);
        stand.fill(Side.BUY, "1", "100");
        stand.mark("100");
        int before = higher.times;

        stand.mark("96");
        assertThat(higher.times).as("equity 9996").isEqualTo(before);
        stand.mark("95");
        assertThat(higher.times).as("equity 9995").isEqualTo(before + 1);
    }

    @Test
    void equityInAnotherAssetCantBeWatchedSoEveryMarkAsks() {
        rule.onTime = actions -> actions.quietAbove(new Money("EUR", BigDecimal.ONE));
        stand.gate.add("probe", rule);
        stand.gate.onTime();

        assertThat(stand.gate.watchesEquity()).isFalse();
        assertThat(stand.gate.isQuiet()).isFalse();
        stand.gate.onMark();
        assertThat(rule.times).isEqualTo(2);
    }
}
