package io.jackstay.runtime.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.Balance;
import io.jackstay.api.account.Margin;
import io.jackstay.api.account.Position;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderState;
import io.jackstay.runtime.look.Pair.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What differs between two sides of an account, and what can't be compared. */
class ComparisonTest {
    private static final MarketId BTC = MarketId.parse("hl:BTC-USDC-PERP");

    private static Balance usdc(String total) {
        return new Balance("USDC", "spot", new BigDecimal(total), new BigDecimal(total));
    }

    private static Position position(String size) {
        BigDecimal of = new BigDecimal(size);
        BigDecimal cost = of.multiply(new BigDecimal("100"));
        return new Position(BTC, Size.of(BTC, of), cost, BigDecimal.ZERO, Position.Source.VENUE);
    }

    private static OrderReport order(String id, String filled) {
        return OrderReport.of(
                        OrderRef.foreign(BTC, id),
                        Side.BUY,
                        Price.of(BTC, new BigDecimal("99.0")),
                        Size.of(BTC, new BigDecimal("2")),
                        OrderState.OPEN,
                        new Stamp(1, 1))
                .filled(Size.of(BTC, new BigDecimal(filled)));
    }

    private static OrderFill fill(String id, long nanos) {
        return OrderFill.of(
                id,
                OrderRef.foreign(BTC, "7"),
                Side.BUY,
                Price.of(BTC, new BigDecimal("99")),
                Size.of(BTC, new BigDecimal("1")),
                Money.zero("USDC"),
                new Stamp(nanos, nanos));
    }

    private static AccountSide side(List<Position> positions, List<OrderReport> orders, List<OrderFill> fills) {
        return new AccountSide(Optional.empty(), List.of(usdc("5")), positions, orders, fills);
    }

    private static Comparison compare(AccountSide asked, AccountSide told) {
        return Comparison.of(asked, told, 100, 10);
    }

    @Test
    void sidesThatShowTheSameAgreeThoughTheirScalesDiffer() {
        Comparison found = compare(
                side(List.of(position("0.50")), List.of(order("7", "1.0")), List.of(fill("a", 200))),
                side(List.of(position("0.5")), List.of(order("7", "1")), List.of(fill("a", 200))));

        assertThat(found.differences()).isZero();
        assertThat(found.oneSided()).isZero();
        assertThat(found.positions()).singleElement().satisfies(pair -> assertThat(pair.verdict())
                .isEqualTo(Verdict.SAME));
    }

    @Test
    void whatOneSideShowsOtherwiseOrNotDiffers() {
        Comparison found = compare(
                side(List.of(position("0.5")), List.of(order("7", "1"), order("8", "0")), List.of()),
                side(List.of(position("0.4")), List.of(order("7", "0"), order("9", "0")), List.of()));

        assertThat(found.differences()).isEqualTo(4);
        assertThat(found.openOrders()).extracting(Pair::verdict).containsOnly(Verdict.DIFFERS);
        assertThat(found.openOrders().get(1).told()).isEmpty();
    }

    @Test
    void aKindOfWhichTheStreamHasToldNothingIsNotCompared() {
        Comparison found = compare(
                side(List.of(position("0.5")), List.of(order("7", "0")), List.of(fill("a", 200))),
                new AccountSide(Optional.empty(), List.of(usdc("5")), List.of(), List.of(), List.of()));

        assertThat(found.differences()).isZero();
        assertThat(found.oneSided()).isEqualTo(3);
    }

    @Test
    void whatTheStreamAloneShowsDiffers() {
        Comparison found =
                compare(side(List.of(), List.of(), List.of()), side(List.of(position("1")), List.of(), List.of()));

        assertThat(found.differences()).isOne();
    }

    @Test
    void aFlatPositionAndAnEmptyBalanceAreAsGoodAsNone() {
        Comparison found = compare(
                new AccountSide(Optional.empty(), List.of(), List.of(Position.flat(BTC)), List.of(), List.of()),
                new AccountSide(Optional.empty(), List.of(usdc("0")), List.of(), List.of(), List.of()));

        assertThat(found.balances()).isEmpty();
        assertThat(found.positions()).isEmpty();
    }

    @Test
    void fillsAreComparedForTheTimeThatBothSidesCover() {
        Comparison found = compare(
                side(List.of(), List.of(), List.of(fill("a", 150), fill("b", 300), fill("c", 400))),
                side(List.of(), List.of(), List.of(fill("z", 50), fill("b", 300), fill("y", 350))));
        Comparison shorter = compare(
                side(List.of(), List.of(), List.of(fill("a", 150), fill("b", 300))),
                side(List.of(), List.of(), List.of(fill("b", 300))));

        assertThat(found.fills()).extracting(pair -> pair.any().id()).containsExactly("c", "y", "b", "a", "z");
        assertThat(found.fills())
                .extracting(Pair::verdict)
                .containsExactly(Verdict.DIFFERS, Verdict.DIFFERS, Verdict.SAME, Verdict.DIFFERS, Verdict.ONE_SIDED);
        assertThat(shorter.fills()).extracting(Pair::verdict).containsExactly(Verdict.SAME, Verdict.ONE_SIDED);
    }

    @Test
    void theLatestFillsAreShownAndEquityIsNotCompared() {
        Margin one = new Margin(new Money("USDC", BigDecimal.ONE), new Money("USDC", BigDecimal.ONE), new Stamp(1, 1));
        AccountSide asked = new AccountSide(
                Optional.of(one), List.of(), List.of(), List.of(), List.of(fill("a", 200), fill("b", 300)));
        Comparison found = Comparison.of(asked, AccountSide.NOTHING, 100, 1);

        assertThat(found.fills()).extracting(pair -> pair.any().id()).containsExactly("b");
        assertThat(found.differences()).isZero();
        assertThat(found.asked()).contains(one);
    }
}
