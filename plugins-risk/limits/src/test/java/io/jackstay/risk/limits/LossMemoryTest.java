package io.jackstay.risk.limits;

import static io.jackstay.risk.limits.HandMadeView.BTC;
import static io.jackstay.risk.limits.HandMadeView.ETH;
import static io.jackstay.risk.limits.HandMadeView.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the rules that halt count, and what they remember of it when they are made anew. */
class LossMemoryTest {
    private static final RiskOrder MORE = order(BTC, Side.BUY, "0.1", "60000");
    private static final RiskOrder LESS = order(MORE.request(), "0.1", true);

    private final HandActions actions = new HandActions();
    private final HandMadeView view = new HandMadeView().holding(BTC, "0.1", "0", "0");

    LossMemoryTest() {
        view.memory = actions;
    }

    private RiskRule drawdown() {
        return started(new DrawdownProvider()
                .create(new DrawdownConfig("5%", "1m", OnHalt.REFUSE, OnRestart.STAY), RiskScope.BOT));
    }

    private RiskRule dailyLoss() {
        return started(new DailyLossProvider()
                .create(new DailyLossConfig("3%", "next-day", OnHalt.REFUSE, OnRestart.STAY), RiskScope.BOT));
    }

    private RiskRule started(RiskRule rule) {
        rule.onStart(view, actions);
        return rule;
    }

    private void at(RiskRule rule, String equity) {
        view.equity = new BigDecimal(equity);
        view.now = view.now.plusSeconds(2);
        rule.onTime(view, actions);
    }

    private RiskRule haltedAndOver() {
        RiskRule rule = drawdown();
        at(rule, "9400");
        assertThat(actions.halts).hasSize(1);
        view.now = view.now.plus(Duration.ofMinutes(1));
        rule.onTime(view, actions);
        return rule;
    }

    @Test
    void whatADrawdownForgaveIsForgivenAfterARestart() {
        haltedAndOver();

        RiskRule again = drawdown();

        at(again, "8930.01");
        assertThat(actions.halts).hasSize(1);
        at(again, "8930");
        assertThat(actions.halts).hasSize(2).last().asString().endsWith("from the highest equity of 9400 USDC");
    }

    @Test
    void highestEquitySinceADrawdownCountsAndIsRemembered() {
        RiskRule rule = haltedAndOver();
        at(rule, "9600");
        at(rule, "9120.01");
        assertThat(actions.halts).hasSize(1);

        RiskRule again = drawdown();
        at(again, "9120.01");
        assertThat(actions.halts).hasSize(1);
        at(again, "9120");
        assertThat(actions.halts).hasSize(2).last().asString().endsWith("from the highest equity of 9600 USDC");
    }

    @Test
    void highestEquityIsWrittenOnceASecondWhileItClimbs() {
        RiskRule rule = haltedAndOver();
        at(rule, "9500");
        String noted = actions.get("forgiven").orElseThrow();
        view.equity = new BigDecimal("9510");
        view.now = view.now.plusMillis(999);
        rule.onTime(view, actions);
        assertThat(actions.get("forgiven")).contains(noted);

        view.equity = new BigDecimal("9520");
        view.now = view.now.plusMillis(1);
        rule.onTime(view, actions);
        assertThat(actions.get("forgiven")).contains("480");
    }

    @Test
    void anOrderOfTheTurnInWhichTooMuchWasLostIsRefusedBeforeTheHalt() {
        RiskRule fall = drawdown();
        RiskRule day = dailyLoss();
        view.equity = new BigDecimal("9500.01");
        assertThat(fall.check(MORE, view)).isEqualTo(RiskDecision.ALLOW);
        assertThat(day.check(MORE, view)).isEqualTo(RiskDecision.refuse("daily-loss", "-300.00 USDC", "-499.99 USDC"));
        assertThat(day.check(LESS, view)).isEqualTo(RiskDecision.ALLOW);

        view.equity = new BigDecimal("9500");
        assertThat(fall.check(MORE, view)).isEqualTo(RiskDecision.refuse("drawdown", "-500.00 USDC", "-500.00 USDC"));
        assertThat(fall.check(LESS, view)).isEqualTo(RiskDecision.ALLOW);
        assertThat(actions.halts).isEmpty();
    }

    @Test
    void shareOfADayIsOneOfTheEquityWhenItBeganAlsoAfterARestart() {
        dailyLoss();
        view.equity = new BigDecimal("20000");

        RiskRule again = dailyLoss();

        assertThat(again.limits(view).get(0).limit()).isEqualTo("-300.00 USDC");
        view.now = view.now.plus(Duration.ofDays(1));
        again.onTime(view, actions);
        assertThat(again.limits(view).get(0).limit()).isEqualTo("-600.00 USDC");
    }

    @Test
    void haltThatAPersonEndsCountsAnew() {
        RiskRule rule = drawdown();
        at(rule, "9400");
        view.halted = Optional.empty();
        at(rule, "9400");
        at(rule, "9000");
        assertThat(actions.halts).hasSize(1);
        at(rule, "8930");
        assertThat(actions.halts).hasSize(2);
    }

    @Test
    void haltOfBeforeARestartGoesOnForTheRestOfItsTime() {
        RiskRule rule = oneSided("1m", OnHalt.REFUSE);
        buys(rule, 3);
        assertThat(actions.delays).containsExactly(Duration.ofMinutes(1));

        view.now = view.now.plusSeconds(20);
        oneSided("1m", OnHalt.REFUSE);
        assertThat(actions.halts).hasSize(2);
        assertThat(actions.delays).containsExactly(Duration.ofMinutes(1), Duration.ofSeconds(40));

        view.now = view.now.plusSeconds(40);
        oneSided("1m", OnHalt.REFUSE);
        assertThat(actions.halts).as("its time is over").hasSize(2);
        oneSided("1m", OnHalt.REFUSE);
        assertThat(actions.halts).hasSize(2);
    }

    @Test
    void haltUntilTheNextDayOutlivesARestartOfTheSameDay() {
        buys(oneSided("next-day", OnHalt.REFUSE), 3);
        oneSided("next-day", OnHalt.REFUSE);
        assertThat(actions.halts).hasSize(2);

        view.now = view.now.plus(Duration.ofDays(1));
        oneSided("next-day", OnHalt.REFUSE);
        assertThat(actions.halts).hasSize(2);
    }

    @Test
    void haltThatHasEndedDoesNotComeBackWithARestart() {
        RiskRule rule = oneSided("1m", OnHalt.REFUSE);
        buys(rule, 3);
        view.now = view.now.plusSeconds(60);
        rule.onTime(view, actions);

        oneSided("1h", OnHalt.REFUSE);
        assertThat(actions.halts).hasSize(1);
    }

    @Test
    void positionIsClosedAgainEachTenSecondsUntilItIsFlat() {
        RiskRule rule = oneSided("1h", OnHalt.FLATTEN);
        buys(rule, 3);
        assertThat(actions.flattens).isEqualTo(1);
        view.now = view.now.plusSeconds(9);
        rule.onTime(view, actions);
        assertThat(actions.flattens).isEqualTo(1);
        view.now = view.now.plusSeconds(1);
        rule.onTime(view, actions);
        assertThat(actions.flattens).isEqualTo(2);

        view.holding(BTC, "0.0009", "0", "0");
        view.now = view.now.plusSeconds(10);
        rule.onTime(view, actions);
        assertThat(actions.flattens).as("less than a lot").isEqualTo(2);
    }

    @Test
    void usedIsNeverToldAsLessThanItIs() {
        assertThat(Limits.used(BigDecimal.ONE, BigDecimal.valueOf(3))).isEqualByComparingTo("0.3334");
    }

    private RiskRule oneSided(String coolDown, OnHalt onHalt) {
        return started(new OneSidedFillsProvider()
                .create(
                        new OneSidedFillsConfig(
                                2, Duration.ofMinutes(1), Optional.empty(), coolDown, onHalt, OnRestart.STAY),
                        RiskScope.BOT));
    }

    private void buys(RiskRule rule, int count) {
        for (int i = 1; i <= count; i++) {
            rule.onFill(fill(BTC, i), view, actions);
        }
    }

    @Test
    void eachMarketHasItsOwnRowOfFills() {
        RiskRule rule = oneSided("1m", OnHalt.REFUSE);
        int id = 0;
        for (MarketId market : new MarketId[] {BTC, ETH, BTC, ETH}) {
            rule.onFill(fill(market, ++id), view, actions);
        }
        assertThat(actions.halts).isEmpty();
        rule.onFill(fill(ETH, ++id), view, actions);
        assertThat(actions.halts).containsExactly("3 buys in a row on ETH-USDC-PERP, at most 2 in 1 min");
    }

    private static OrderFill fill(MarketId market, int id) {
        return OrderFill.of(
                "f" + id,
                new OrderRef(market, id, ""),
                Side.BUY,
                HandMadeView.price(market, "100"),
                HandMadeView.size(market, "1"),
                Money.zero("USDC"),
                new Stamp(0, 0));
    }
}
