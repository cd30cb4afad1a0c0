package io.jackstay.runtime.plan;

import static io.jackstay.runtime.fixture.Markets.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Fees;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderReport;
import io.jackstay.api.order.OrderState;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.runtime.fixture.Markets;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Figures of what would rest, each reckoned by hand in the test's own words. */
final class FiguresTest {
    private static final Optional<BigDecimal> MID = Optional.of(new BigDecimal("100"));

    private long ids;

    @Test
    void bothSidesOfALadderAndTheOuterLevel() {
        Figures figures = Figures.of(
                market(MarketKind.PERPETUAL, "0.001", "1"),
                BigDecimal.ZERO,
                MID,
                List.of(buy("1", "99"), buy("1", "98"), sell("1", "101"), sell("1", "103")),
                5);

        // Sells add most: 101 + 103, divided by 5.
        assertThat(figures.margin()).isEqualTo(usdc("40.8"));
        // All sold, at 103: 2 lost on the one at 101, and 0.1 % of 204 paid.
        assertThat(figures.worstLoss()).isEqualTo(usdc("2.204"));
        assertThat(figures.worstAt()).contains(new BigDecimal("103"));
        // The order next to the market has 101, bought and sold again.
        assertThat(figures.roundTrip()).isEqualTo(usdc("0.202"));
    }

    @Test
    void anOrderThatTakesPaysTakerFees() {
        OrderReport resting = buy("1", "99").timeInForce(TimeInForce.POST_ONLY);
        OrderReport taking = sell("2", "100").timeInForce(TimeInForce.IOC);
        Figures figures = Figures.of(
                market(new Fees(new BigDecimal("0.0001"), new BigDecimal("0.0005"), true)),
                BigDecimal.ZERO,
                MID,
                List.of(resting, taking),
                1);

        // 0.05 % of 200, against 0.01 % of 99.
        assertThat(figures.worstLoss()).isEqualTo(usdc("0.1"));
        assertThat(figures.worstAt()).contains(new BigDecimal("100"));
        // The greater of the two next to the market, bought and sold again.
        assertThat(figures.roundTrip()).isEqualTo(usdc("0.2"));
    }

    @Test
    void aPositionCountsFromNowOn() {
        Figures figures = Figures.of(
                market(MarketKind.PERPETUAL, "0", "1"), new BigDecimal("3"), MID, List.of(buy("1", "90")), 10);

        // 3 at 100 and 1 at 90, divided by 10.
        assertThat(figures.margin()).isEqualTo(usdc("39.00"));
        // 3 lose 10 each on the way to 90.
        assertThat(figures.worstLoss()).isEqualTo(usdc("30.00"));
    }

    @Test
    void aMultiplierCountsOnce() {
        Figures figures = Figures.of(
                market(MarketKind.PERPETUAL, "0", "10"),
                new BigDecimal("1"),
                MID,
                List.of(buy("1", "95"), buy("1", "90")),
                1);

        // 10 at 100, 10 at 95 and 10 at 90.
        assertThat(figures.margin()).isEqualTo(usdc("2850.00"));
        // At 90: 10 lose 10, 10 lose 5.
        assertThat(figures.worstLoss()).isEqualTo(usdc("150.00"));
    }

    @Test
    void nothingIsRoundedButTheDivision() {
        Figures figures = Figures.of(
                market(MarketKind.PERPETUAL, "0.0001", "1"),
                BigDecimal.ZERO,
                Optional.empty(),
                List.of(buy("0.001", "0.1")),
                3);

        assertThat(figures.margin()).isEqualTo(usdc("0.00003333333333333333"));
        assertThat(figures.worstLoss()).isEqualTo(usdc("0.00000001"));
        assertThat(figures.roundTrip()).isEqualTo(usdc("0.00000002"));
    }

    @Test
    void spotIsPaidWhole() {
        Figures figures =
                Figures.of(market(MarketKind.SPOT, "0", "1"), BigDecimal.ZERO, MID, List.of(buy("2", "99")), 20);

        assertThat(figures.margin()).isEqualTo(usdc("198.00"));
    }

    @Test
    void whatOnlyReducesNeedsNoMargin() {
        OrderReport reducing = sell("1", "110").reduceOnly(true);
        Figures figures =
                Figures.of(market(MarketKind.PERPETUAL, "0", "1"), new BigDecimal("1"), MID, List.of(reducing), 1);

        assertThat(figures.margin()).isEqualTo(usdc("100.00"));
        // It closes with a gain.
        assertThat(figures.worstLoss()).isEqualTo(usdc("0.00"));
        assertThat(figures.worstAt()).isEmpty();
    }

    @Test
    void nothingCostsNothing() {
        Figures figures =
                Figures.of(market(MarketKind.PERPETUAL, "0.001", "1"), BigDecimal.ZERO, Optional.empty(), List.of(), 1);

        assertThat(figures).isEqualTo(new Figures(usdc("0.00"), usdc("0.00"), Optional.empty(), usdc("0.00")));
    }

    private static Money usdc(String amount) {
        return new Money("USDC", new BigDecimal(amount));
    }

    private static MarketInfo market(Fees fees) {
        return market(MarketKind.PERPETUAL, fees, "1");
    }

    private static MarketInfo market(MarketKind kind, String maker, String multiplier) {
        return market(kind, new Fees(new BigDecimal(maker), new BigDecimal(maker), true), multiplier);
    }

    private static MarketInfo market(MarketKind kind, Fees fees, String multiplier) {
        return MarketInfo.of(BTC, kind)
                .assets("BTC", "USDC", "USDC")
                .priceGrid(new PriceGrid.Tick(new BigDecimal("0.1")))
                .lotSize(new BigDecimal("0.001"))
                .contractMultiplier(new BigDecimal(multiplier))
                .fees(fees)
                .build();
    }

    private OrderReport buy(String size, String price) {
        return order(Side.BUY, size, price);
    }

    private OrderReport sell(String size, String price) {
        return order(Side.SELL, size, price);
    }

    private OrderReport order(Side side, String size, String price) {
        return OrderReport.of(
                new OrderRef(BTC, ++ids, ""),
                side,
                Markets.price(BTC, price),
                Markets.size(BTC, size),
                OrderState.OPEN,
                Markets.at(1));
    }
}
