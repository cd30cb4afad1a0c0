package io.jackstay.risk.limits;

import static io.jackstay.risk.limits.HandMadeView.BTC;
import static io.jackstay.risk.limits.HandMadeView.ETH;
import static io.jackstay.risk.limits.HandMadeView.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jackstay.api.account.Pnl;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.Outcome;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the rules that count say of themselves, and exactly where they halt. */
class RuleLimitsTest {
    private static final RiskOrder ORDER = order(BTC, Side.BUY, "0.1", "60000");
    private static final Outcome LOST = new Outcome.Unknown("no answer");

    private final HandActions actions = new HandActions();
    private final HandMadeView view = new HandMadeView().holding(BTC, "0", "0", "0");
    private int ids;

    RuleLimitsTest() {
        view.memory = actions;
        view.halted = Optional.empty();
    }

    private static CircuitBreakerConfig breaker(
            Optional<Integer> inARow,
            Optional<Integer> errors,
            Optional<String> round,
            Optional<Integer> losing,
            Optional<String> together,
            Duration per,
            int maxHalts) {
        return new CircuitBreakerConfig(
                inARow, errors, per, round, losing, together, "30m", maxHalts, OnHalt.REFUSE, OnRestart.STAY);
    }

    private static CircuitBreakerConfig losses(Optional<String> round, Optional<String> together) {
        return breaker(Optional.empty(), Optional.empty(), round, Optional.empty(), together, Duration.ofMinutes(1), 3);
    }

    private RiskRule started(CircuitBreakerConfig config) {
        RiskRule rule = new CircuitBreakerProvider().create(config, RiskScope.BOT);
        rule.onStart(view, actions);
        return rule;
    }

    private RiskRule oneSided(int max) {
        return new OneSidedFillsProvider()
                .create(
                        new OneSidedFillsConfig(
                                max, Duration.ofMinutes(1), Optional.empty(), "30m", OnHalt.REFUSE, OnRestart.STAY),
                        RiskScope.BOT);
    }

    private void fill(RiskRule rule, MarketId market, Side side) {
        rule.onFill(
                OrderFill.of(
                        "f" + ++ids,
                        OrderRef.foreign(market, "v" + ids),
                        side,
                        HandMadeView.price(market, "100"),
                        HandMadeView.size(market, "1"),
                        Money.zero("USDC"),
                        new Stamp(ids, ids)),
                view,
                actions);
    }

    /** Closes a long of one with this result. */
    private void closes(RiskRule rule, String earned) {
        Money before = view.allTime.realized();
        Money now = new Money("USDC", before.amount().add(new BigDecimal(earned)));
        view.allTime = new Pnl(now, Money.zero("USDC"), List.of(), List.of());
        fill(rule, BTC, Side.SELL);
    }

    private static RiskRule.Limit limit(String name, String limit, String actual, String used) {
        return new RiskRule.Limit(name, limit, actual, new BigDecimal(used));
    }

    @Test
    void aCircuitBreakerTellsEachOfItsLimitsInTheirOrder() {
        RiskRule rule = started(breaker(
                Optional.of(4),
                Optional.of(5),
                Optional.of("100"),
                Optional.of(3),
                Optional.of("2%"),
                Duration.ofMinutes(10),
                3));
        rule.onOutcome(ORDER, LOST, view, actions);
        closes(rule, "-10");
        closes(rule, "-40");

        assertThat(rule.limits(view))
                .containsExactly(
                        limit("errors in a row", "4", "1", "0.2500"),
                        limit("errors in 10 min", "5", "1", "0.2000"),
                        limit("round loss", "-100.00 USDC", "-40.00 USDC", "0.4000"),
                        limit("losing rounds", "3", "2", "0.6667"),
                        limit("loss in a row", "-200.00 USDC", "-50.00 USDC", "0.2500"));
        assertThat(actions.halts).isEmpty();
    }

    @Test
    void aCircuitBreakerTellsNoLimitThatItDoesNotHave() {
        RiskRule rule = started(losses(Optional.of("100"), Optional.empty()));

        assertThat(rule.limits(view)).containsExactly(limit("round loss", "-100.00 USDC", "0.00 USDC", "0.0000"));
    }

    @Test
    void aRoundTripsAtItsLimitAndNotBefore() {
        RiskRule rule = started(losses(Optional.of("100"), Optional.empty()));
        closes(rule, "-99.99");
        assertThat(actions.halts).isEmpty();

        closes(rule, "-100");

        assertThat(actions.halts).containsExactly("-100.00 of -100.00 USDC in one round");
    }

    @Test
    void losingRoundsTogetherTripAtTheirLimitAndNotBefore() {
        RiskRule rule = started(losses(Optional.empty(), Optional.of("100")));
        closes(rule, "-60");
        closes(rule, "-39.99");
        assertThat(actions.halts).isEmpty();

        closes(rule, "-0.01");

        assertThat(actions.halts).containsExactly("-100.00 of -100.00 USDC in 3 losing rounds in a row");
    }

    @Test
    void withoutEquityNoShareIsLeftToLoseAndARoundThatLosesNothingDoesNotTrip() {
        view.equity = BigDecimal.ZERO;
        RiskRule rule = started(losses(Optional.of("1%"), Optional.of("1%")));
        closes(rule, "0");
        assertThat(actions.halts).isEmpty();

        closes(rule, "-0.01");

        assertThat(actions.halts).hasSize(1);
    }

    @Test
    void anOpeningFillIsNoRound() {
        RiskRule rule = started(losses(Optional.of("1"), Optional.empty()));
        view.allTime = new Pnl(new Money("USDC", new BigDecimal("-5")), Money.zero("USDC"), List.of(), List.of());
        view.holding(BTC, "1", "0", "0");

        fill(rule, BTC, Side.BUY);

        assertThat(actions.halts).isEmpty();
    }

    @Test
    void aLimitInAnotherAssetHaltsAtTheStart() {
        started(losses(Optional.of("100 EUR"), Optional.empty()));
        started(losses(Optional.empty(), Optional.of("100 EUR")));

        assertThat(actions.halts).hasSize(2).allSatisfy(why -> assertThat(why)
                .isEqualTo("its limit is in EUR, the equity of this scope in USDC"));
    }

    @Test
    void afterItsHaltsOfADayTheNextOneLastsAndTheNextDayBeginsAnew() {
        RiskRule rule = started(breaker(
                Optional.of(1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofMinutes(1),
                1));
        rule.onOutcome(ORDER, LOST, view, actions);
        assertThat(actions.delays).hasSize(1);
        view.now = view.now.plus(Duration.ofDays(1));
        rule.onTime(view, actions);
        rule.onOutcome(ORDER, LOST, view, actions);
        assertThat(actions.delays).as("the first of the next day").hasSize(2);
        view.now = view.now.plus(Duration.ofHours(1));
        rule.onTime(view, actions);
        rule.onOutcome(ORDER, LOST, view, actions);

        assertThat(actions.delays).as("the second lasts").hasSize(2);
        assertThat(actions.halts).last().asString().endsWith(", after 1 halts in a day");
    }

    @Test
    void errorsOfBeforeATripDoNotCountAfterIt() {
        RiskRule rule = started(breaker(
                Optional.of(2),
                Optional.of(3),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofHours(1),
                3));
        rule.onOutcome(ORDER, LOST, view, actions);
        rule.onOutcome(ORDER, LOST, view, actions);
        assertThat(actions.halts).hasSize(1);
        view.now = view.now.plus(Duration.ofMinutes(31));
        rule.onTime(view, actions);

        rule.onOutcome(ORDER, LOST, view, actions);

        assertThat(actions.halts).hasSize(1);
        assertThat(rule.limits(view))
                .containsExactly(
                        limit("errors in a row", "2", "1", "0.5000"), limit("errors in 1 h", "3", "1", "0.3334"));
    }

    @Test
    void aConfigurationThatLimitsNothingSensibleIsRefused() {
        Optional<Integer> zero = Optional.of(0);
        Duration minute = Duration.ofMinutes(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> breaker(
                        zero, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), minute, 3))
                .withMessage("errors-in-a-row must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> breaker(
                        Optional.empty(), zero, Optional.empty(), Optional.empty(), Optional.empty(), minute, 3))
                .withMessage("errors must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> breaker(
                        Optional.empty(), Optional.empty(), Optional.empty(), zero, Optional.empty(), minute, 3))
                .withMessage("losing-rounds must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> losses(Optional.of("0"), Optional.empty()))
                .withMessageContaining("round-loss");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> losses(Optional.empty(), Optional.of("much")))
                .withMessageContaining("losing-rounds-loss");
    }

    @Test
    void oneSidedFillsTellHowManyOfWhichSide() {
        RiskRule rule = oneSided(4);
        assertThat(rule.limits(view)).containsExactly(limit("one-sided fills", "4 in 1 min", "0", "0.0000"));
        fill(rule, BTC, Side.BUY);
        fill(rule, BTC, Side.BUY);
        assertThat(rule.limits(view)).containsExactly(limit("one-sided fills", "4 in 1 min", "2 buys", "0.5000"));

        fill(rule, BTC, Side.SELL);

        assertThat(rule.limits(view)).containsExactly(limit("one-sided fills", "4 in 1 min", "1 sells", "0.2500"));
    }

    @Test
    void oneSidedFillsOfSeveralMarketsAreToldByMarketAndForgottenInTime() {
        view.holding(ETH, "0", "0", "0");
        RiskRule rule = oneSided(4);
        fill(rule, ETH, Side.SELL);
        assertThat(rule.limits(view))
                .containsExactly(
                        limit("one-sided fills BTC-USDC-PERP", "4 in 1 min", "0", "0.0000"),
                        limit("one-sided fills ETH-USDC-PERP", "4 in 1 min", "1 sells", "0.2500"));

        view.now = view.now.plus(Duration.ofMinutes(1));

        assertThat(rule.limits(view))
                .allSatisfy(limit -> assertThat(limit.actual()).isEqualTo("0"));
    }

    @Test
    void aTimeIsToldInTheUnitThatMakesItShortest() {
        assertThat(Limits.text(Duration.ofMillis(1500))).isEqualTo("1500 ms");
        assertThat(Limits.text(Duration.ofSeconds(90))).isEqualTo("90 s");
        assertThat(Limits.text(Duration.ofMinutes(90))).isEqualTo("90 min");
        assertThat(Limits.text(Duration.ofHours(2))).isEqualTo("2 h");
    }

    @Test
    void amountsHaveTwoDecimalsAndSmallOnesEight() {
        assertThat(LossLimit.limitText(new BigDecimal("1"), "USDC")).isEqualTo("-1.00 USDC");
        assertThat(LossLimit.limitText(new BigDecimal("0.5"), "USDC")).isEqualTo("-0.50000000 USDC");
        assertThat(LossLimit.limitText(BigDecimal.ZERO, "USDC")).isEqualTo("0.00 USDC");
    }
}
