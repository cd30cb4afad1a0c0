package io.jackstay.runtime.state;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static io.jackstay.runtime.fixture.Markets.ETH;
import static io.jackstay.runtime.fixture.Markets.at;
import static io.jackstay.runtime.fixture.Markets.info;
import static io.jackstay.runtime.fixture.Markets.price;
import static io.jackstay.runtime.fixture.Markets.size;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jackstay.api.account.CashFlow;
import io.jackstay.api.account.Pnl;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What earlier processes came to, and what a venue's word puts in its place. */
final class PastMoneyTest {
    private final StateManager state = new StateManager(List.of(info(BTC)), usdc("10000"));
    private int ids;

    private static Money usdc(String amount) {
        return new Money("USDC", new BigDecimal(amount));
    }

    private OrderFill buy(String size, String price) {
        return OrderFill.of(
                "f" + ++ids,
                OrderRef.none(BTC),
                Side.BUY,
                price(BTC, price),
                size(BTC, size),
                Money.zero("USDC"),
                at(ids));
    }

    private CashFlow funding(String paidIn) {
        return CashFlow.of("c" + ++ids, BTC, CashFlow.Kind.FUNDING, usdc(paidIn), at(ids));
    }

    /** Long one that cost 100, after fees of 2 USDC and 0.5 BNB and funding of 3. */
    private static Carried carried() {
        return Carried.of(
                size(BTC, "1"),
                new BigDecimal("100"),
                new BigDecimal("7"),
                List.of(new Money("BNB", new BigDecimal("0.5")), usdc("2")),
                List.of(usdc("3")),
                4,
                9);
    }

    private void assertEquity(String amount) {
        assertThat(state.equity().amount()).isEqualByComparingTo(amount);
    }

    private static SeenEquity valued(String price) {
        return new SeenEquity(usdc("0"), usdc("0"), List.of(new SeenEquity.Mark(BTC, new BigDecimal(price))));
    }

    @Test
    void pastFillsAreValuedAtTheLastOfThem() {
        state.applyPast(buy("1", "100"));
        assertEquity("10000");
        state.applyPast(buy("1", "110"));

        assertEquity("10010");
        assertThat(state.peakEquity()).as("what equity was then is not known").isEqualTo(usdc("10000"));
        state.applyPast(funding("-4"));
        assertEquity("10006");
        state.restoreMarks(valued("120"));
        assertEquity("10026");
    }

    @Test
    void aPastFlowOfAMarketThatIsNotTheBotsIsLeftOut() {
        state.applyPast(CashFlow.of("c", ETH, CashFlow.Kind.FUNDING, usdc("5"), at(1)));

        assertEquity("10000");
    }

    @Test
    void whatWasCarriedOverIsThere() {
        assertEquity("10000");
        state.restore(carried());

        assertEquity("10002");
        assertThat(state.pnl(BTC).fees()).containsExactly(new Money("BNB", new BigDecimal("0.5")), usdc("2"));
        assertThat(state.pnl(BTC).funding()).containsExactly(usdc("3"));
        assertThat(state.fills()).isEqualTo(4);
        assertThat(state.lastFillNanos()).hasValue(9);
        assertThat(state.position(BTC).source()).isEqualTo(Position.Source.FILLS);
    }

    @Test
    void aCorrectionTakesThePlaceOfAllThatWas() {
        state.applyFill(OrderFill.of(
                "f",
                OrderRef.none(BTC),
                Side.BUY,
                price(BTC, "100"),
                size(BTC, "5"),
                new Money("EUR", BigDecimal.ONE),
                at(50)));
        state.applyCashFlow(CashFlow.of("c", BTC, CashFlow.Kind.FUNDING, new Money("EUR", BigDecimal.TEN), at(50)));

        state.correct(carried());

        assertEquity("10002");
        assertThat(state.peakEquity().amount()).isEqualByComparingTo("10002");
        assertThat(state.pnl(BTC).fees()).containsExactly(new Money("BNB", new BigDecimal("0.5")), usdc("2"));
        assertThat(state.pnl(BTC).funding()).containsExactly(usdc("3"));
        assertThat(state.lastFillNanos()).as("it does not move back").hasValue(50);
    }

    @Test
    void aCorrectionOfAMarketThatIsNotTheBotsIsWithoutEffect() {
        state.correct(Carried.of(size(ETH, "1"), BigDecimal.ONE, BigDecimal.ONE, List.of(), List.of(), 1, 1));

        assertEquity("10000");
    }

    @Test
    void theHighestIsAtLeastWhatThePastCameTo() {
        state.applyPast(buy("1", "100"));
        state.restoreMarks(valued("150"));

        state.restoreExtremes(new SeenEquity(usdc("10020"), usdc("5"), List.of()));

        assertThat(state.peakEquity().amount()).isEqualByComparingTo("10050");
        assertThat(state.maxDrawdown()).isEqualTo(usdc("5"));
    }

    @Test
    void withoutAnEarlierHighestItBeginsAtWhatThePastCameTo() {
        state.applyPast(buy("1", "100"));
        state.restoreMarks(valued("150"));

        state.beginExtremes();

        assertThat(state.peakEquity().amount()).isEqualByComparingTo("10050");
    }

    @Test
    void theSessionLeavesOutWhatWasBefore() {
        state.applyPast(funding("-4"));
        state.beginSession();
        assertThat(state.session().net().amount()).isEqualByComparingTo("0");

        state.applyCashFlow(funding("-1"));

        assertThat(state.session().net().amount()).isEqualByComparingTo("-1");
        assertThat(state.session().funding("USDC").amount()).isEqualByComparingTo("1");
        assertThat(state.total().net().amount()).isEqualByComparingTo("-5");
    }

    @Test
    void whatALaterProcessMustKnowIsTheHighestTheFallAndWhatIsHeld() {
        state.add(info(ETH));
        state.applyFill(buy("1", "100"));
        state.valuation(BTC).mark(price(BTC, "105"));
        state.valuation(BTC).mark(price(BTC, "90"));
        state.valuation(ETH).mark(price(ETH, "7"));

        SeenEquity seen = state.seenEquity();

        assertThat(seen.peak().amount()).isEqualByComparingTo("10005");
        assertThat(seen.maxDrawdown().amount()).isEqualByComparingTo("15");
        assertThat(seen.marks()).singleElement().satisfies(mark -> {
            assertThat(mark.market()).isEqualTo(BTC);
            assertThat(mark.price()).isEqualByComparingTo("90");
        });
        assertThat(state.markOf(ETH).orElseThrow()).isEqualByComparingTo("7");
    }

    @Test
    void aMarkOfAMarketThatIsNotTheBotsIsLeftOut() {
        state.restoreMarks(new SeenEquity(usdc("0"), usdc("0"), List.of(new SeenEquity.Mark(ETH, BigDecimal.TEN))));

        assertEquity("10000");
        assertThat(state.markOf(BTC)).isEmpty();
    }

    @Test
    void theDayOfAnEarlierProcessGoesOn() {
        state.applyPast(funding("-4"));
        state.rollDay();
        Pnl before = state.beforeToday();
        assertThat(before.net().amount()).isEqualByComparingTo("-4");
        StateManager next = new StateManager(List.of(info(BTC)), usdc("10000"));
        next.applyPast(funding("-4"));
        next.applyPast(funding("-2"));

        next.restoreDay(before);

        assertThat(next.today().net().amount()).isEqualByComparingTo("-2");
        assertThat(next.since(Pnl.none("USDC")).net().amount()).isEqualByComparingTo("-6");
    }

    @Test
    void whatALedgerHasIsCarriedOverWhole() {
        MarketLedger ledger = new MarketLedger(info(BTC));
        ledger.restore(carried());

        assertThat(ledger.carried()).isEqualTo(carried());
    }

    @Test
    void anotherMultiplierValuesThePositionAnew() {
        state.applyFill(buy("1", "100"));
        state.valuation(BTC).mark(price(BTC, "110"));
        assertEquity("10010");

        state.changed(
                info(BTC).toBuilder().contractMultiplier(new BigDecimal("2")).build());

        assertThat(state.info(BTC).contractMultiplier()).isEqualByComparingTo("2");
        assertEquity("10120");
        state.valuation(BTC).mark(price(BTC, "111"));
        assertEquity("10122");
    }

    @Test
    void aMarketMayComeLater() {
        state.add(info(ETH));
        state.add(info(ETH));

        assertThat(state.markets()).containsExactly(BTC, ETH);
        assertThat(state.position(ETH).isFlat()).isTrue();
    }

    @Test
    void aNumberOfFillsIsNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Carried(Position.flat(BTC), List.of(), List.of(), -1, 0))
                .withMessageContaining("-1 fills");
        assertThat(new Carried(Position.flat(BTC), List.of(), List.of(), 0, 0).fills())
                .isZero();
    }
}
