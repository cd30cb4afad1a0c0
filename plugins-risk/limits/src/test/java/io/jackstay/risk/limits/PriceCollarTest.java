package io.jackstay.risk.limits;

import static io.jackstay.risk.limits.HandMadeView.BTC;
import static io.jackstay.risk.limits.HandMadeView.ETH;
import static io.jackstay.risk.limits.HandMadeView.order;
import static io.jackstay.risk.limits.HandMadeView.price;
import static io.jackstay.risk.limits.HandMadeView.size;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.market.PriceBand;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.TriggerOrderRequest;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceCollarTest {
    private static final PriceCollarConfig FIVE_PERCENT = new PriceCollarConfig(Percent.parse("5%"), Optional.empty());

    private final RiskRule rule = new PriceCollarProvider().create(FIVE_PERCENT, RiskScope.BOT);

    @ParameterizedTest
    @CsvSource({
        "BUY,  95,    true",
        "BUY,  94.9,  false",
        "BUY,  105,   true",
        "BUY,  105.1, false",
        "SELL, 95,    true",
        "SELL, 94.9,  false",
        "SELL, 105,   true",
        "SELL, 105.1, false",
    })
    void priceStaysWithinTheDistanceOnBothSides(Side side, String price, boolean passes) {
        HandMadeView view = new HandMadeView().mark("100");

        assertThat(rule.check(order(BTC, side, "1", price), view).equals(RiskDecision.ALLOW))
                .isEqualTo(passes);
    }

    @Test
    void markCountsBeforeMid() {
        HandMadeView view = new HandMadeView().mark("100").top("109.5", "110.5");

        assertThat(rule.check(order(BTC, Side.BUY, "1", "105"), view)).isEqualTo(RiskDecision.ALLOW);
        assertThat(rule.check(order(BTC, Side.BUY, "1", "110"), view))
                .isEqualTo(
                        RiskDecision.refuse("price-collar", "within 5% of the mark price", "110 is +10.00% from 100"));
    }

    @Test
    void midCountsWithoutMark() {
        HandMadeView view = new HandMadeView().top("109.5", "110.5");

        assertThat(rule.check(order(BTC, Side.BUY, "1", "110"), view)).isEqualTo(RiskDecision.ALLOW);
        assertThat(rule.check(order(BTC, Side.SELL, "1", "100"), view))
                .isEqualTo(RiskDecision.refuse("price-collar", "within 5% of the mid", "100 is -9.10% from 110"));
    }

    @Test
    void nothingPassesWithoutReference() {
        assertThat(rule.check(order(BTC, Side.BUY, "1", "100"), new HandMadeView()))
                .isEqualTo(RiskDecision.refuse(
                        "price-collar",
                        "within 5% of the market",
                        "neither mark price nor top of book of sim:BTC-USDC-PERP"));
    }

    @Test
    void reducingOrderStaysInsideToo() {
        HandMadeView view = new HandMadeView().mark("100");

        assertThat(rule.check(order(order(BTC, Side.SELL, "1", "90").request(), "1", true), view))
                .isNotEqualTo(RiskDecision.ALLOW);
    }

    @ParameterizedTest
    @CsvSource({
        // a stop-loss of a long position, far below the market: measured from its trigger
        "SELL, STOP,        80,  77,  true",
        "SELL, STOP,        80,  75,  false",
        // it would fire at once: measured from the market
        "SELL, STOP,        101, 96,  true",
        "SELL, STOP,        112, 108, false",
        "BUY,  STOP,        120, 125, true",
        "BUY,  STOP,        80,  82,  false",
        "SELL, TAKE_PROFIT, 120, 115, true",
        "SELL, TAKE_PROFIT, 50,  49,  false",
        "BUY,  TAKE_PROFIT, 80,  83,  true",
        "BUY,  TAKE_PROFIT, 150, 151, false",
    })
    void triggerOrderIsMeasuredFromWhereItFires(
            Side side, TriggerOrderRequest.Kind kind, String trigger, String worst, boolean passes) {
        TriggerOrderRequest request = new TriggerOrderRequest(
                side,
                size(BTC, "1"),
                kind,
                price(BTC, trigger),
                PriceBand.Reference.MARK,
                price(BTC, worst),
                false,
                "");

        RiskDecision decision = rule.check(order(request, "1", false), new HandMadeView().mark("100"));

        assertThat(decision.equals(RiskDecision.ALLOW)).isEqualTo(passes);
    }

    @Test
    void otherMarketsAreNotLimitedWhenOneIsNamed() {
        RiskRule onlyEth = new PriceCollar(new PriceCollarConfig(Percent.parse("5%"), Optional.of(ETH)));

        assertThat(onlyEth.check(order(BTC, Side.BUY, "1", "1"), new HandMadeView()))
                .isEqualTo(RiskDecision.ALLOW);
    }

    @Test
    void distanceMustBePositive() {
        assertThatThrownBy(() -> new PriceCollarConfig(Percent.parse("0%"), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("max-distance");
    }
}
