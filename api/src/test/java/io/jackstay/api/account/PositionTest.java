package io.jackstay.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jackstay.api.account.Position.Source;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Venue;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PositionTest {
    private static final MarketId ID = new MarketId(new Venue("sim"), "BTC-USDC-PERP");
    private static final MarketId OTHER = new MarketId(new Venue("sim"), "ETH-USDC-PERP");
    private static final MarketInfo INFO = info(ID, "1");

    static MarketInfo info(MarketId id, String multiplier) {
        return MarketInfo.of(id, MarketKind.PERPETUAL)
                .assets("BTC", "USDC", "USDC")
                .priceGrid(new PriceGrid.Tick(new BigDecimal("0.01")))
                .lotSize(new BigDecimal("0.001"))
                .contractMultiplier(new BigDecimal(multiplier))
                .build();
    }

    private static BigDecimal number(String value) {
        return new BigDecimal(value);
    }

    private static Size size(String value) {
        return Size.of(ID, number(value));
    }

    private static Price price(String value) {
        return Price.of(ID, number(value));
    }

    private static Position position(String size, String cost, String realized) {
        return new Position(ID, size(size), number(cost), number(realized), Source.FILLS);
    }

    private static Position fill(Position before, Side side, String size, String price) {
        return before.after(side, price(price), size(size), INFO);
    }

    @Test
    void aFlatPositionIsNothing() {
        Position flat = Position.flat(ID);

        assertThat(flat).isEqualTo(position("0", "0", "0"));
        assertThat(flat.isFlat()).isTrue();
        assertThat(flat.averagePrice(INFO)).isEmpty();
        assertThat(flat.unrealized(number("60000"), INFO)).isZero();
    }

    @Test
    void openingAndAddingGoIntoTheCost() {
        Position once = fill(Position.flat(ID), Side.BUY, "2", "100");
        Position twice = fill(once, Side.BUY, "1", "103");

        assertThat(once).isEqualTo(position("2", "200", "0"));
        assertThat(twice).isEqualTo(position("3", "303", "0"));
        assertThat(twice.averagePrice(INFO)).contains(number("101"));
        assertThat(twice.unrealized(number("102"), INFO)).isEqualByComparingTo("3");
    }

    @Test
    void aShortPositionHasNegativeCost() {
        Position once = fill(Position.flat(ID), Side.SELL, "2", "100");
        Position less = fill(once, Side.BUY, "1", "90");

        assertThat(once).isEqualTo(position("-2", "-200", "0"));
        assertThat(once.averagePrice(INFO))
                .hasValueSatisfying(price -> assertThat(price).isEqualByComparingTo("100"));
        assertThat(once.unrealized(number("110"), INFO)).isEqualByComparingTo("-20");
        assertThat(less).isEqualTo(position("-1", "-100", "10"));
    }

    @Test
    void aReducingFillTakesItsShareRoundedTo12DecimalsAndLeavesTheRemainder() {
        Position reduced = fill(position("3", "10", "0"), Side.SELL, "1", "4");

        assertThat(reduced).isEqualTo(position("2", "6.666666666667", "0.666666666667"));
    }

    @Test
    void aShareIsRoundedHalfEvenOnBothSides() {
        assertThat(fill(position("2", "0.000000000001", "0"), Side.SELL, "1", "1")
                        .cost())
                .isEqualByComparingTo("0.000000000001");
        assertThat(fill(position("2", "0.000000000003", "0"), Side.SELL, "1", "1")
                        .cost())
                .isEqualByComparingTo("0.000000000001");
        assertThat(fill(position("-2", "-0.000000000001", "0"), Side.BUY, "1", "1")
                        .cost())
                .isEqualByComparingTo("-0.000000000001");
        assertThat(fill(position("-2", "-0.000000000003", "0"), Side.BUY, "1", "1")
                        .cost())
                .isEqualByComparingTo("-0.000000000001");
    }

    @Test
    void theFillThatClosesTakesAllOfTheCost() {
        Position open = position("2", "6.6666666666670000000000001", "0");

        Position closed = fill(open, Side.SELL, "2", "4");

        assertThat(closed).isEqualTo(position("0", "0", "1.3333333333329999999999999"));
        assertThat(closed.isFlat()).isTrue();
    }

    @Test
    void throughZeroIsACloseAndAnOpenAtOnePrice() {
        Position before = position("2", "200", "5");

        Position through = fill(before, Side.SELL, "5", "110");
        Position inTwo = fill(fill(before, Side.SELL, "2", "110"), Side.SELL, "3", "110");

        assertThat(through).isEqualTo(position("-3", "-330", "25")).isEqualTo(inTwo);
        assertThat(fill(through, Side.BUY, "4", "100")).isEqualTo(position("1", "100", "55"));
    }

    @Test
    void contractsCountAsManyTimesAsTheirMultiplier() {
        MarketInfo contracts = info(ID, "0.001");
        Position open = Position.flat(ID).after(Side.BUY, price("60000"), size("5"), contracts);

        assertThat(open.cost()).isEqualByComparingTo("300");
        assertThat(open.averagePrice(contracts))
                .hasValueSatisfying(price -> assertThat(price).isEqualByComparingTo("60000"));
        assertThat(open.unrealized(number("61000"), contracts)).isEqualByComparingTo("5");
        assertThat(open.after(Side.SELL, price("61000"), size("5"), contracts).realizedPnl())
                .isEqualByComparingTo("5");
    }

    @Test
    void aFillIsTheSourceOfWhatFollows() {
        Position reported = new Position(ID, size("1"), number("100"), number("0"), Source.VENUE);

        assertThat(fill(reported, Side.BUY, "1", "100").source()).isEqualTo(Source.FILLS);
    }

    @Test
    void equalNumbersMakeEqualPositions() {
        assertThat(position("1.0", "100.00", "0.0"))
                .isEqualTo(position("1", "1E+2", "0"))
                .hasSameHashCodeAs(position("1", "100", "0"));
    }

    @Test
    void whatDoesNotBelongTogetherIsRefused() {
        Position open = position("1", "100", "0");
        Price foreignPrice = Price.of(OTHER, BigDecimal.TEN);
        Size foreignSize = Size.of(OTHER, BigDecimal.TEN);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Position(ID, foreignSize, BigDecimal.ONE, BigDecimal.ZERO, Source.FILLS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> position("0", "0.000001", "0"))
                .withMessageContaining("flat position of sim:BTC-USDC-PERP has no cost, got 0.000001");
        assertThatIllegalArgumentException().isThrownBy(() -> open.after(Side.BUY, foreignPrice, size("1"), INFO));
        assertThatIllegalArgumentException().isThrownBy(() -> open.after(Side.BUY, price("1"), foreignSize, INFO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open.after(Side.BUY, price("1"), size("1"), info(OTHER, "1")));
        assertThatIllegalArgumentException().isThrownBy(() -> open.unrealized(BigDecimal.ONE, info(OTHER, "1")));
        assertThatIllegalArgumentException().isThrownBy(() -> open.averagePrice(info(OTHER, "1")));
        assertThatIllegalArgumentException().isThrownBy(() -> fill(open, Side.BUY, "0", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> fill(open, Side.BUY, "-1", "1"));
    }

    @Test
    void aSizeThatNoLongerFitsIsAnErrorAndNotAWrongNumber() {
        Position huge = position("9223372036854775807", "1", "0");

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> fill(huge, Side.BUY, "1", "1"));
    }
}
