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
import io.jackstay.api.order.RejectReason;
import io.jackstay.api.order.Rejection;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where rules that halt do so, one asked at a time, and when they need not be asked. */
class LossWatchTest {
    private static final RiskOrder ORDER = order(BTC, Side.BUY, "0.1", "60000");

    private final HandActions actions = new HandActions();
    private final HandMadeView view = new HandMadeView().holding(BTC, "0", "0", "0");
    private int ids;

    LossWatchTest() {
        view.memory = actions;
    }

    private RiskRule started(RiskRule rule) {
        rule.onStart(view, actions);
        return rule;
    }

    private RiskRule dailyLoss(String max) {
        return started(new DailyLossProvider()
                .create(new DailyLossConfig(max, "next-day", OnHalt.REFUSE, OnRestart.STAY), RiskScope.BOT));
    }

    private RiskRule drawdown(String max) {
        return started(new DrawdownProvider()
                .create(new DrawdownConfig(max, "30m", OnHalt.REFUSE, OnRestart.STAY), RiskScope.BOT));
    }

    private RiskRule breaker(Optional<Integer> inARow, Optional<String> round, Optional<Integer> losing) {
        return started(new CircuitBreakerProvider()
                .create(
                        new CircuitBreakerConfig(
                                inARow,
                                Optional.empty(),
                                Duration.ofMinutes(1),
                                round,
                                losing,
                                Optional.empty(),
                                "30m",
                                3,
                                OnHalt.REFUSE,
                                OnRestart.STAY),
                        RiskScope.BOT));
    }

    private RiskRule oneSided(Optional<MarketId> market) {
        return started(new OneSidedFillsProvider()
                .create(
                        new OneSidedFillsConfig(1, Duration.ofMinutes(1), market, "30m", OnHalt.REFUSE, OnRestart.STAY),
                        RiskScope.BOT));
    }

    private static Money usdc(String amount) {
        return new Money("USDC", new BigDecimal(amount));
    }

    private static Pnl earned(String amount) {
        return new Pnl(usdc(amount), usdc("0"), List.of(), List.of());
    }

    private OrderFill fill(OrderRef order, Side side, Money fee) {
        MarketId market = order.market();
        return OrderFill.of(
                "f" + ++ids,
                order,
                side,
                HandMadeView.price(market, "100"),
                HandMadeView.size(market, "1"),
                fee,
                new Stamp(ids, ids));
    }

    private void fills(RiskRule rule, String venueId, Side side) {
        rule.onFill(fill(OrderRef.foreign(BTC, venueId), side, usdc("0")), view, actions);
    }

    /** The position afterwards, all that has been earned by then, and the fee. */
    private void round(RiskRule rule, Side side, String after, String allTime, Money fee) {
        view.allTime = earned(allTime);
        view.holding(BTC, after, "0", "0");
        rule.onFill(fill(OrderRef.foreign(BTC, "v" + ids), side, fee), view, actions);
    }

    @Test
    void aBotsDailyLossHaltsAtItsLimit() {
        RiskRule rule = dailyLoss("300");
        view.equity = new BigDecimal("9700.01");
        rule.onTime(view, actions);
        assertThat(actions.halts).isEmpty();
        assertThat(actions.quiets).endsWith("above 9700 USDC");

        view.equity = new BigDecimal("9700");
        rule.onTime(view, actions);

        assertThat(actions.halts).containsExactly("-300.00 of -300.00 USDC");
        int quiets = actions.quiets.size();
        rule.onTime(view, actions);
        assertThat(actions.halts).hasSize(1);
        assertThat(actions.quiets).as("while halted it is asked").hasSize(quiets);
    }

    @Test
    void aFillIsLookedAtAtOnce() {
        RiskRule day = dailyLoss("300");
        RiskRule fall = drawdown("300");
        view.equity = new BigDecimal("9700");

        day.onFill(fill(OrderRef.foreign(BTC, "v"), Side.BUY, usdc("0")), view, actions);
        assertThat(actions.halts).hasSize(1);
        fall.onFill(fill(OrderRef.foreign(BTC, "v"), Side.BUY, usdc("0")), view, actions);
        assertThat(actions.halts).hasSize(2);
    }

    @Test
    void inALoginWhatTodayCameToIsTheLossWhateverMovesItsEquity() {
        view.scope = RiskScope.ACCOUNT;
        RiskRule rule = dailyLoss("300");
        view.equity = new BigDecimal("5000");
        view.today = earned("-299.99");
        rule.onTime(view, actions);
        assertThat(actions.halts).as("a withdrawal is no loss").isEmpty();
        assertThat(actions.quiets).isEmpty();
        assertThat(rule.limits(view).get(0).actual()).isEqualTo("-299.99 USDC");

        view.equity = new BigDecimal("50000");
        view.today = earned("-300");
        rule.onTime(view, actions);

        assertThat(actions.halts).containsExactly("-300.00 of -300.00 USDC");
    }

    @Test
    void theEquityOfADaysBeginIsWithoutWhatTheDayHasBrought() {
        view.equity = new BigDecimal("9900");
        view.today = earned("-100");

        RiskRule rule = dailyLoss("2%");

        assertThat(rule.limits(view).get(0).limit()).isEqualTo("-200.00 USDC");
        assertThat(rule.limits(view).get(0).actual()).isEqualTo("-100.00 USDC");
        assertThat(rule.limits(view).get(0).used()).isEqualByComparingTo("0.5");
    }

    @Test
    void beforeTheRuleHasSeenTheNewDayOrdersAreNotMeasuredByTheOldOne() {
        RiskRule rule = dailyLoss("300");
        view.equity = new BigDecimal("9000");
        assertThat(rule.check(ORDER, view)).isNotEqualTo(RiskDecision.ALLOW);

        view.now = view.now.plus(Duration.ofDays(1));

        assertThat(rule.check(ORDER, view)).isEqualTo(RiskDecision.ALLOW);
    }

    @Test
    void aDrawdownHaltsAtItsLimitAndNeedsNotBeAskedAboveIt() {
        RiskRule rule = drawdown("5%");
        view.equity = new BigDecimal("9500.01");
        rule.onTime(view, actions);
        assertThat(actions.halts).isEmpty();
        assertThat(actions.quiets).endsWith("above 9500 USDC");

        view.equity = new BigDecimal("9500");
        rule.onTime(view, actions);

        assertThat(actions.halts).containsExactly("-500.00 of -500.00 USDC from the highest equity of 10000 USDC");
        assertThat(rule.limits(view))
                .containsExactly(
                        new RiskRule.Limit("drawdown", "-500.00 USDC", "-500.00 USDC", new BigDecimal("1.0000")));
    }

    @Test
    void aDrawdownIsMeasuredFromEachNewHighest() {
        RiskRule rule = drawdown("5%");
        view.peak = new BigDecimal("11000");
        view.equity = new BigDecimal("10450.01");
        rule.onTime(view, actions);
        assertThat(actions.quiets).endsWith("above 10450 USDC");
        assertThat(actions.halts).isEmpty();

        view.equity = new BigDecimal("10450");
        rule.onTime(view, actions);

        assertThat(actions.halts).hasSize(1);
    }

    @Test
    void aLimitInAnotherAssetHalts() {
        dailyLoss("300 EUR");
        drawdown("300 EUR");

        assertThat(actions.halts)
                .containsExactly(
                        "its limit is in EUR, the equity of this scope in USDC",
                        "its limit is in EUR, the equity of this scope in USDC");
    }

    @ParameterizedTest
    @EnumSource(RejectReason.class)
    void onlyWhatSaysThatTheInterfaceIsNotWellIsAnError(RejectReason reason) {
        RiskRule rule = breaker(Optional.of(1), Optional.empty(), Optional.empty());

        rule.onOutcome(ORDER, new Outcome.Rejected(new Rejection(reason, "no")), view, actions);

        assertThat(actions.halts.isEmpty())
                .isEqualTo(
                        switch (reason) {
                            case RATE_LIMITED, EXPIRED_DEADLINE, CONNECTOR_DOWN, AUTHENTICATION, INVALID_REQUEST ->
                                false;
                            default -> true;
                        });
    }

    @Test
    void anAnswerThatIsNoErrorEndsTheRow() {
        RiskRule rule = breaker(Optional.of(2), Optional.empty(), Optional.empty());
        Outcome lost = new Outcome.Unknown("no answer");
        rule.onOutcome(ORDER, lost, view, actions);
        rule.onOutcome(ORDER, new Outcome.Accepted("v", ""), view, actions);
        rule.onOutcome(ORDER, lost, view, actions);
        assertThat(actions.halts).isEmpty();

        rule.onOutcome(ORDER, lost, view, actions);

        assertThat(actions.halts).containsExactly("2 of 2 errors of the venue in a row");
        rule.onOutcome(ORDER, lost, view, actions);
        rule.onOutcome(ORDER, lost, view, actions);
        assertThat(actions.halts).as("while halted").hasSize(1);
    }

    @Test
    void errorsAreForgottenAsTheirTimeSlides() {
        InterfaceErrors errors = new InterfaceErrors(Duration.ofMinutes(1), 3);
        errors.add(new Outcome.Unknown("no answer"), view.now);
        assertThat(errors.within(view.now.plusSeconds(59))).isEqualTo(1);
        assertThat(errors.within(view.now.plusSeconds(60))).isZero();
        for (int i = 0; i < 5; i++) {
            errors.add(new Outcome.Unknown("no answer"), view.now);
        }

        assertThat(errors.within(view.now))
                .as("no more are told apart than trip")
                .isEqualTo(3);
        assertThat(errors.inARow()).isEqualTo(6);
        errors.clear();
        assertThat(errors.within(view.now)).isZero();
        assertThat(errors.inARow()).isZero();
    }

    @Test
    void aRoundIsWhatReducesOnEitherSide() {
        RiskRule rule = breaker(Optional.empty(), Optional.of("10"), Optional.empty());
        round(rule, Side.BUY, "1", "-20", usdc("0"));
        assertThat(actions.halts).as("it opens a long").isEmpty();
        round(rule, Side.SELL, "-3", "-29.99", usdc("0"));
        assertThat(actions.halts).as("it turns nothing round: short before").isEmpty();

        round(rule, Side.BUY, "-2", "-39.99", usdc("0"));

        assertThat(actions.halts).containsExactly("-10.00 of -10.00 USDC in one round");
    }

    @Test
    void theFeeOfARoundIsItsLossWhereItIsInTheAssetOfTheEquity() {
        RiskRule rule = breaker(Optional.empty(), Optional.of("10"), Optional.empty());
        round(rule, Side.SELL, "0", "-9", new Money("BNB", BigDecimal.ONE));
        assertThat(actions.halts).isEmpty();

        round(rule, Side.SELL, "0", "-18", usdc("1"));

        assertThat(actions.halts).containsExactly("-10.00 of -10.00 USDC in one round");
    }

    @Test
    void losingRoundsInARowCountOverARestartAndAWinEndsThem() {
        Optional<Integer> two = Optional.of(2);
        round(breaker(Optional.empty(), Optional.empty(), two), Side.SELL, "0", "-1", usdc("0"));
        RiskRule again = breaker(Optional.empty(), Optional.empty(), two);
        round(again, Side.SELL, "0", "1", usdc("0"));
        round(again, Side.SELL, "0", "0", usdc("0"));
        assertThat(actions.halts).isEmpty();

        round(again, Side.SELL, "0", "-1", usdc("0"));

        assertThat(actions.halts).containsExactly("2 of 2 losing rounds in a row");
        round(again, Side.SELL, "0", "-2", usdc("0"));
        round(again, Side.SELL, "0", "-3", usdc("0"));
        assertThat(actions.halts).as("while halted").hasSize(1);
    }

    @Test
    void aRoundThatNeitherEarnsNorLosesLeavesTheRow() {
        Rounds rounds = Rounds.NONE.with("a", new BigDecimal("-5")).with("b", BigDecimal.ZERO);
        assertThat(rounds.losingInARow()).isEqualTo(1);
        assertThat(rounds.lostInARow()).isEqualByComparingTo("5");

        rounds = rounds.with("c", new BigDecimal("-2")).with("c", new BigDecimal("-1"));

        assertThat(rounds.losingInARow()).isEqualTo(2);
        assertThat(rounds.lostInARow()).isEqualByComparingTo("8");
        rounds.remember(actions);
        assertThat(Rounds.remembered(actions)).isEqualTo(rounds);
        assertThat(rounds.with("d", BigDecimal.ONE).losingInARow()).isZero();
        assertThat(rounds.with("d", BigDecimal.ONE).lostInARow()).isZero();
    }

    @Test
    void oneOrderIsOneFillByWhateverNameItHas() {
        RiskRule rule = oneSided(Optional.empty());
        fills(rule, "v1", Side.SELL);
        fills(rule, "v1", Side.SELL);
        assertThat(actions.halts).isEmpty();

        fills(rule, "v2", Side.SELL);

        assertThat(actions.halts).containsExactly("2 sells in a row on BTC-USDC-PERP, at most 1 in 1 min");
        assertThat(Limits.orderOf(fill(new OrderRef(BTC, 7, "v"), Side.BUY, usdc("0"))))
                .isEqualTo("c7");
        assertThat(Limits.orderOf(fill(OrderRef.foreign(BTC, "v"), Side.BUY, usdc("0"))))
                .isEqualTo("vv");
        assertThat(Limits.orderOf(fill(OrderRef.none(BTC), Side.BUY, usdc("0"))))
                .isEqualTo("ff" + ids);
    }

    @Test
    void fillsOfAnotherMarketOrDuringAHaltDoNotCount() {
        RiskRule other = oneSided(Optional.of(ETH));
        fills(other, "v1", Side.BUY);
        fills(other, "v2", Side.BUY);
        assertThat(actions.halts).isEmpty();
        RiskRule rule = oneSided(Optional.of(BTC));
        fills(rule, "v3", Side.BUY);
        fills(rule, "v4", Side.BUY);
        assertThat(actions.halts).hasSize(1);
        fills(rule, "v5", Side.BUY);
        fills(rule, "v6", Side.BUY);
        assertThat(actions.halts).hasSize(1);
        assertThat(rule.limits(view).get(0).actual())
                .as("the count begins anew")
                .isEqualTo("0");
    }

    @Test
    void aFillCountsForItsTimeAndNoLonger() {
        RiskRule rule = oneSided(Optional.empty());
        fills(rule, "v1", Side.BUY);
        view.now = view.now.plus(Duration.ofMinutes(1));
        fills(rule, "v2", Side.BUY);
        assertThat(actions.halts).isEmpty();

        view.now = view.now.plus(Duration.ofMinutes(1)).minusNanos(1);
        fills(rule, "v3", Side.BUY);

        assertThat(actions.halts).hasSize(1);
    }

    @Test
    void rulesThatOnlyCountNeedNotBeAskedUnlessTheyHalt() {
        RiskRule sided = oneSided(Optional.empty());
        RiskRule breaker = breaker(Optional.of(1), Optional.empty(), Optional.empty());
        new DeadManRequired().onTime(view, actions);
        sided.onTime(view, actions);
        breaker.onTime(view, actions);
        assertThat(actions.quiets).containsExactly("always", "always", "always");

        fills(sided, "v1", Side.BUY);
        fills(sided, "v2", Side.BUY);
        breaker.onOutcome(ORDER, new Outcome.Unknown("no answer"), view, actions);
        sided.onTime(view, actions);
        breaker.onTime(view, actions);

        assertThat(actions.quiets).hasSize(3);
    }

    @Test
    void withoutMoneyToLoseALimitIsUsedUp() {
        assertThat(Limits.loss("x", BigDecimal.ONE, BigDecimal.ZERO, "USDC").used())
                .isEqualByComparingTo("1");
        assertThat(Limits.loss("x", new BigDecimal("-5"), BigDecimal.TEN, "USDC")
                        .used())
                .as("a gain uses nothing")
                .isEqualByComparingTo("0");
        assertThat(LossLimit.parse("max", "5%").of(new BigDecimal("-100"))).isZero();
    }

    @Test
    void aConfigurationWithoutTimeOrBelowZeroIsRefused() {
        for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            new OneSidedFillsConfig(1, none, Optional.empty(), "30m", OnHalt.REFUSE, OnRestart.STAY))
                    .withMessageStartingWith("per must be above 0");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new OrderRateLimitConfig(1, none))
                    .withMessageStartingWith("per must be above 0");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderRateLimitConfig(0, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new OpenOrdersLimitConfig(0, Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OneSidedFillsConfig(
                        0, Duration.ofMinutes(1), Optional.empty(), "30m", OnHalt.REFUSE, OnRestart.STAY));
    }

    @Test
    void whatIsOpenAndWhatWasPlacedIsTold() {
        view.openOrders(3);
        view.holding(BTC, "0", "0", "0").holding(ETH, "0", "0", "0");
        view.ordersWithin = 1;

        assertThat(new OpenOrdersLimit(new OpenOrdersLimitConfig(8, Optional.empty())).limits(view))
                .containsExactly(new RiskRule.Limit("open orders", "8", "6", new BigDecimal("0.7500")));
        assertThat(new OpenOrdersLimit(new OpenOrdersLimitConfig(4, Optional.of(ETH))).limits(view))
                .containsExactly(new RiskRule.Limit("open orders ETH-USDC-PERP", "4", "3", new BigDecimal("0.7500")));
        assertThat(new OrderRateLimit(new OrderRateLimitConfig(2, Duration.ofSeconds(10))).limits(view))
                .containsExactly(new RiskRule.Limit("order rate", "2 in 10 s", "1", new BigDecimal("0.5000")));
    }

    @Test
    void theLastOrderThatFitsPasses() {
        view.openOrders(2);
        view.holding(BTC, "0", "0", "0");
        view.ordersWithin = 2;

        assertThat(new OpenOrdersLimit(new OpenOrdersLimitConfig(3, Optional.empty())).check(ORDER, view))
                .isEqualTo(RiskDecision.ALLOW);
        assertThat(new OpenOrdersLimit(new OpenOrdersLimitConfig(2, Optional.empty())).check(ORDER, view))
                .isEqualTo(RiskDecision.refuse("open-orders-limit", "2 open orders", "2 open, and one more"));
        assertThat(new OrderRateLimit(new OrderRateLimitConfig(3, Duration.ofSeconds(10))).check(ORDER, view))
                .isEqualTo(RiskDecision.ALLOW);
        assertThat(new OrderRateLimit(new OrderRateLimitConfig(2, Duration.ofSeconds(10))).check(ORDER, view))
                .isEqualTo(RiskDecision.refuse(
                        "order-rate-limit", "2 orders in 10 s", "2 in the last 10 s, and one more"));
    }
}
