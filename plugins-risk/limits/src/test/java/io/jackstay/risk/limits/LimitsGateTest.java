package io.jackstay.risk.limits;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.plugin.Percent;
import io.jackstay.testkit.harness.RiskTable;
import io.jackstay.testkit.harness.TestMarkets;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rules behind the real gate, with the exposure that it counts. */
class LimitsGateTest {
    private static final MarketInfo BTC = TestMarkets.perpetual("sim:BTC-USDC-PERP", "0.1", "0.001");

    private final RiskTable position = RiskTable.of(
            new PositionLimitProvider(), new PositionLimitConfig(new BigDecimal("0.5"), Optional.empty()), BTC);

    @Test
    void positionLimitCountsWhatRests() {
        position.position("0.4")
                .open("BUY 0.05 @ 59000")
                .when("BUY 0.05 @ 60000")
                .allows();
        position.position("0.4")
                .open("BUY 0.05 @ 59000")
                .when("BUY 0.06 @ 60000")
                .refuses("position-limit", "0.5 BTC", "0.51 BTC long if every buy fills");
    }

    @Test
    void positionLimitCountsOrdersOfTheSameTurnAndThoseWithoutAnswer() {
        position.position("-0.3")
                .placed("SELL 0.1 @ 60000")
                .when("SELL 0.101 @ 60000")
                .refuses("position-limit", "0.5 BTC", "0.501 BTC short if every sell fills");
        position.position("-0.3")
                .unanswered("SELL 0.1 @ 60000")
                .when("SELL 0.101 @ 60000")
                .refuses("position-limit");
        position.position("-0.3")
                .unanswered("SELL 0.1 @ 60000")
                .when("SELL 0.1 @ 60000")
                .allows();
    }

    @Test
    void positionLimitLetsAPositionAboveItBeReduced() {
        position.position("0.9").when("SELL 0.9 @ 60000").allows();
        position.position("0.9").when("BUY 0.001 @ 60000").refuses("position-limit");
    }

    @Test
    void orderLimitCountsSizeAndValue() {
        RiskTable table = RiskTable.of(
                new OrderLimitProvider(),
                new OrderLimitConfig(
                        Optional.of(new BigDecimal("0.1")), Optional.of(new BigDecimal("3000")), Optional.empty()),
                BTC);

        table.when("BUY 0.05 @ 60000").allows();
        table.when("BUY 0.051 @ 60000").refuses("order-limit", "value of 3000 USDC", "3060 USDC");
        table.when("BUY 0.11 @ 10000").refuses("order-limit", "size of 0.1 BTC", "0.11 BTC");
        table.position("0.2").when("SELL 0.2 @ 60000").allows();
    }

    @Test
    void priceCollarMeasuresFromTheMarkElseTheMid() {
        RiskTable table = RiskTable.of(
                new PriceCollarProvider(), new PriceCollarConfig(Percent.parse("5%"), Optional.empty()), BTC);

        table.when("BUY 0.01 @ 60000").refuses("price-collar");
        table.top("59999.9", "60000.1").when("BUY 0.01 @ 57000").allows();
        table.top("59999.9", "60000.1").when("SELL 0.01 @ 56999.9").refuses("price-collar");
        table.top("59999.9", "60000.1").mark("50000").when("BUY 0.01 @ 57000").refuses("price-collar");
    }
}
