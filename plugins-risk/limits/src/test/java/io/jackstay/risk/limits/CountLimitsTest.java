package io.jackstay.risk.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import io.jackstay.testkit.harness.RiskTable;
import io.jackstay.testkit.harness.StrategyHarness;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules on number and margin behind the real gate, and how limits and times are written. */
class CountLimitsTest {
    private static final MarketInfo BTC = HandStrategy.BTC;

    @Test
    void openOrdersCountWhatMayBeLive() {
        RiskTable table =
                RiskTable.of(new OpenOrdersLimitProvider(), new OpenOrdersLimitConfig(2, Optional.empty()), BTC);

        table.open("BUY 0.1 @ 59000").when("SELL 0.1 @ 61000").allows();
        table.open("BUY 0.1 @ 59000")
                .placed("SELL 0.1 @ 61000")
                .when("BUY 0.1 @ 58000")
                .refuses("open-orders-limit", "2 open orders", "2 open, and one more");
        table.open("BUY 0.1 @ 59000")
                .unanswered("SELL 0.1 @ 61000")
                .when("BUY 0.1 @ 58000")
                .refuses("open-orders-limit");
        table.position("0.5")
                .open("SELL 0.1 @ 61000")
                .open("SELL 0.1 @ 62000")
                .when("SELL 0.1 @ 60000")
                .refuses("open-orders-limit");
    }

    @Test
    void amendsAndTheRuntimesOwnOrdersAreNoMoreOpenOrders() {
        RiskRule rule = new OpenOrdersLimitProvider()
                .create(new OpenOrdersLimitConfig(2, Optional.of(HandMadeView.BTC)), RiskScope.BOT);
        HandMadeView view = new HandMadeView()
                .openOrders(2)
                .holding(HandMadeView.BTC, "0.1", "0.1", "0")
                .holding(HandMadeView.ETH, "0", "0", "0");
        RiskOrder one = HandMadeView.order(HandMadeView.BTC, Side.SELL, "0.1", "60000");

        assertThat(rule.check(one, view)).isNotEqualTo(RiskDecision.ALLOW);
        assertThat(rule.check(new RiskOrder("test", one.request(), one.addedSize(), true, false, one.notional()), view))
                .isEqualTo(RiskDecision.ALLOW);
        assertThat(rule.check(byRuntime(one), view)).isEqualTo(RiskDecision.ALLOW);
        assertThat(rule.check(HandMadeView.order(HandMadeView.ETH, Side.SELL, "0.1", "3000"), view))
                .as("of another market")
                .isEqualTo(RiskDecision.ALLOW);
    }

    private static RiskOrder byRuntime(RiskOrder order) {
        return new RiskOrder("test", order.request(), order.addedSize(), false, true, order.notional(), true);
    }

    @Test
    void theRuntimesOwnOrdersPassTheRateAndReducingOnesOfTheStrategyDoNot() {
        RiskRule rule =
                new OrderRateLimitProvider().create(new OrderRateLimitConfig(2, Duration.ofSeconds(10)), RiskScope.BOT);
        HandMadeView view = new HandMadeView().holding(HandMadeView.BTC, "0.1", "0", "0");
        view.ordersWithin = 2;
        RiskOrder close = HandMadeView.order(
                HandMadeView.order(HandMadeView.BTC, Side.SELL, "0.1", "60000").request(), "0.1", true);

        assertThat(rule.check(close, view)).isNotEqualTo(RiskDecision.ALLOW);
        assertThat(rule.check(byRuntime(close), view)).isEqualTo(RiskDecision.ALLOW);
    }

    @Test
    void orderRateSlides() {
        HandStrategy hand = new HandStrategy();
        StrategyHarness bot = HandStrategy.bot(hand)
                .risk(new OrderRateLimitProvider(), new OrderRateLimitConfig(2, Duration.ofSeconds(10)))
                .open();
        hand.places(bot, Side.BUY, "0.1", "50000", "A");
        bot.advance(Duration.ofSeconds(5));
        hand.places(bot, Side.BUY, "0.1", "50000", "B");
        hand.places(bot, Side.BUY, "0.1", "50000", "C");

        assertThat(bot.refusals()).singleElement().satisfies(refused -> assertThat(
                        refused.why().words())
                .isEqualTo("order-rate-limit: limit 2 orders in 10 s, actual 2 in the last 10 s, and one more"));
        bot.advance(Duration.ofSeconds(5));
        hand.places(bot, Side.BUY, "0.1", "50000", "D");
        hand.places(bot, Side.BUY, "0.1", "50000", "E");
        assertThat(bot.openOrders())
                .extracting(order -> order.request().label())
                .containsExactly("A", "B", "D");
        assertThat(bot.refusals()).hasSize(2);
    }

    @Test
    void marginCountsTheWorstCaseAtTheMark() {
        RiskTable table = RiskTable.of(
                new MarginLimitProvider(), new MarginLimitConfig(Percent.parse("50%"), Optional.of(5)), BTC);

        // equity 10000, half of it 5000, times 5 is 25000
        table.mark("50000").when("BUY 0.5 @ 49000").allows();
        table.mark("50000")
                .when("BUY 0.501 @ 49000")
                .refuses("margin-limit", "50% of 10000.00 USDC, which is 5000.00 USDC", "5010.00 USDC bound at worst");
        table.mark("50000").open("BUY 0.3 @ 49000").when("SELL 0.5 @ 51000").allows();
        table.mark("50000").open("BUY 0.3 @ 49000").when("BUY 0.201 @ 49000").refuses("margin-limit");
    }

    @ParameterizedTest
    @CsvSource({
        "5%, 10200, 510",
        "100 %, 10, 10",
        "300, 10200, 300",
        "300.50 USDC, 1, 300.50",
    })
    void aLossLimitIsAShareOrAnAmount(String text, BigDecimal equity, BigDecimal loss) {
        assertThat(LossLimit.parse("max", text).of(equity)).isEqualByComparingTo(loss);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0", "0%", "-5%", "101%", "5 % of it", "300 USDC more", "1e3"})
    void aLossLimitThatCantBeReadIsRefused(String text) {
        assertThatThrownBy(() -> new DailyLossConfig(text, "none", OnHalt.CANCEL, OnRestart.STAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("max ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "later", "30", "0s", "0.5s", "400d", "-1m", "30 minutes"})
    void aCoolDownThatCantBeReadIsRefusedWithWhatIsAllowed(String text) {
        assertThatThrownBy(() -> new DrawdownConfig("5%", text, OnHalt.CANCEL, OnRestart.STAY))
                .hasMessageStartingWith("cool-down must be none, next-day or a time from 1s to 365d");
    }

    @Test
    void aCoolDownIsATimeOrADayOrNone() {
        assertThat(CoolDown.parse("none")).isEqualTo(new CoolDown.UntilResumed());
        assertThat(CoolDown.parse("next-day")).isEqualTo(new CoolDown.NextDay());
        assertThat(CoolDown.parse("1.5h")).isEqualTo(new CoolDown.After(Duration.ofMinutes(90)));
    }
}
