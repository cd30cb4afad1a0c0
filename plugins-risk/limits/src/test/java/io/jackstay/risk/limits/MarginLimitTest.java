package io.jackstay.risk.limits;

import static io.jackstay.risk.limits.HandMadeView.BTC;
import static io.jackstay.risk.limits.HandMadeView.ETH;
import static io.jackstay.risk.limits.HandMadeView.market;
import static io.jackstay.risk.limits.HandMadeView.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Half of an equity of 10000 may be bound. */
class MarginLimitTest {
    private static RiskRule rule(Optional<Integer> leverage) {
        return new MarginLimitProvider().create(new MarginLimitConfig(Percent.parse("50%"), leverage), RiskScope.BOT);
    }

    private static final RiskRule BY_FIVE = rule(Optional.of(5));

    private static boolean passes(RiskRule rule, RiskOrder order, HandMadeView view) {
        return rule.check(order, view).equals(RiskDecision.ALLOW);
    }

    @ParameterizedTest
    @CsvSource({
        // position, open buys, open sells, side, size, passes; 25000 at a mark of 50000 is 0.5
        "0,    0,   0,   BUY,  0.5,   true",
        "0,    0,   0,   BUY,  0.501, false",
        "0,    0,   0,   SELL, 0.5,   true",
        "0,    0,   0,   SELL, 0.501, false",
        "0.2,  0.2, 0,   BUY,  0.1,   true",
        "0.2,  0.2, 0,   BUY,  0.101, false",
        "-0.2, 0,   0.2, SELL, 0.1,   true",
        "-0.2, 0,   0.2, SELL, 0.101, false",
        "0,    0.6, 0,   SELL, 0.1,   false",
    })
    void largerOfBothWorstCasesCounts(
            String position, String openBuys, String openSells, Side side, String size, boolean passes) {
        HandMadeView view =
                new HandMadeView().holding(BTC, position, openBuys, openSells).mark("50000");

        assertThat(passes(BY_FIVE, order(BTC, side, size, "40000"), view)).isEqualTo(passes);
    }

    @Test
    void withoutAMarkTheMidCountsAndWithoutBothThePriceOfTheOrder() {
        RiskOrder half = order(BTC, Side.BUY, "0.5", "60000");
        HandMadeView flat = new HandMadeView().holding(BTC, "0", "0", "0");

        assertThat(passes(BY_FIVE, half, flat)).isFalse();
        assertThat(passes(BY_FIVE, order(BTC, Side.BUY, "0.5", "50000"), flat)).isTrue();
        assertThat(passes(BY_FIVE, half, flat.top("49999", "50001"))).isTrue();
        assertThat(passes(BY_FIVE, half, flat.mark("50000.1"))).isFalse();
    }

    @Test
    void whatTheVenueSaysIsBoundCountsWithTheOrderOnTop() {
        HandMadeView view =
                new HandMadeView().holding(BTC, "0", "0", "0").mark("50000").margin("10000", "6000", "USDC");

        assertThat(passes(BY_FIVE, order(BTC, Side.BUY, "0.1", "50000"), view)).isTrue();
        assertThat(BY_FIVE.check(order(BTC, Side.BUY, "0.101", "50000"), view))
                .isEqualTo(RiskDecision.refuse(
                        "margin-limit", "50% of 10000.00 USDC, which is 5000.00 USDC", "5010.00 USDC bound at worst"));
        assertThat(BY_FIVE.limits(view).get(0).actual()).isEqualTo("4000.00 USDC");
        assertThat(BY_FIVE.limits(view).get(0).used()).isEqualByComparingTo("0.8");
    }

    @Test
    void venuesEquityCountsWhereItIsInTheAssetOfTheScope() {
        RiskOrder half = order(BTC, Side.BUY, "0.5", "50000");
        HandMadeView view = new HandMadeView().holding(BTC, "0", "0", "0").mark("50000");

        assertThat(passes(BY_FIVE, half, view.margin("9999", "9999", "USDC"))).isFalse();
        assertThat(passes(BY_FIVE, half, view.margin("10", "10", "BTC"))).isTrue();
    }

    @Test
    void whatOnlyReducesPasses() {
        HandMadeView view = new HandMadeView().holding(BTC, "3", "0", "0").mark("50000");
        RiskOrder close = order(order(BTC, Side.SELL, "3", "50000").request(), "3", true);

        assertThat(passes(BY_FIVE, close, view)).isTrue();
    }

    @Test
    void leverageIsTheMarketsWhenLeftOutAndNeverMore() {
        HandMadeView view = new HandMadeView().holding(BTC, "0", "0", "0").mark("50000");
        RiskOrder one = order(BTC, Side.BUY, "1", "50000");

        assertThat(passes(rule(Optional.of(10)), one, view))
                .as("the venue tells none")
                .isTrue();
        assertThat(passes(rule(Optional.empty()), one, view)).isFalse();
        view.info(market(BTC, "USDC").maxLeverage(10).build());
        assertThat(passes(rule(Optional.empty()), one, view)).isTrue();
        view.info(market(BTC, "USDC").maxLeverage(9).build());
        assertThat(passes(rule(Optional.of(10)), one, view)).isFalse();
    }

    @Test
    void contractsCountByTheirMultiplier() {
        HandMadeView view = new HandMadeView()
                .info(market(BTC, "USDC")
                        .contractMultiplier(new BigDecimal("10"))
                        .build())
                .holding(BTC, "0", "0", "0")
                .mark("50000");

        assertThat(passes(BY_FIVE, order(BTC, Side.BUY, "0.05", "50000"), view)).isTrue();
        assertThat(passes(BY_FIVE, order(BTC, Side.BUY, "0.051", "50000"), view))
                .isFalse();
    }

    @Test
    void marketsOfAnotherQuoteAssetAreLeftToTheVenue() {
        HandMadeView view = new HandMadeView()
                .info(market(ETH, "EUR").build())
                .holding(BTC, "0", "0", "0")
                .holding(ETH, "0", "0", "0")
                .mark("50000");

        assertThat(passes(BY_FIVE, order(ETH, Side.BUY, "100", "50000"), view)).isTrue();
        assertThat(passes(BY_FIVE, order(ETH, Side.BUY, "0.101", "50000"), view.margin("10000", "6000", "USDC")))
                .isFalse();
    }
}
