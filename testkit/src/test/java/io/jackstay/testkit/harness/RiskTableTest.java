package io.jackstay.testkit.harness;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.plugin.Api;
import io.jackstay.api.plugin.Plugin;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskProvider;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import io.jackstay.api.risk.RiskView;
import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RiskTableTest {
    private static final MarketInfo MARKET = TestMarkets.perpetual("sim:BTC-USDC-PERP", "0.1", "0.001");

    private final RiskTable table = RiskTable.of(new CapProvider(), new Cap(new BigDecimal("0.5")), MARKET);

    record Cap(BigDecimal max) {}

    /** The position, with everything of the order's side filled, stays below a cap. */
    @Plugin(name = "cap", api = Api.VERSION)
    static final class CapProvider implements RiskProvider<Cap> {
        @Override
        public Class<Cap> configType() {
            return Cap.class;
        }

        @Override
        public Set<RiskScope> scopes() {
            return Set.of(RiskScope.BOT);
        }

        @Override
        public RiskRule create(Cap config, RiskScope scope) {
            return new RiskRule() {
                @Override
                public RiskDecision check(RiskOrder order, RiskView view) {
                    Size worst =
                            view.exposure(MARKET.id()).worst(order.request().side());
                    Size after = worst.plus(
                            order.request().side() == Side.BUY
                                    ? order.addedSize()
                                    : order.addedSize().negate());
                    return after.toBigDecimal().abs().compareTo(config.max()) <= 0
                            ? RiskDecision.ALLOW
                            : RiskDecision.refuse("cap", config.max() + " BTC", after.abs() + " BTC");
                }
            };
        }
    }

    @Test
    void countsThePosition() {
        table.position("0.4").when("BUY 0.1 @ 60000").allows();
        table.position("0.4").when("BUY 0.101 @ 60000").refuses("cap", "0.5 BTC", "0.501 BTC");
        table.position("-0.4", "60000").when("SELL 0.101 @ 60000").refuses("cap", "0.5 BTC", "0.501 BTC");
    }

    @Test
    void countsWhatRests() {
        table.open("BUY 0.3 @ 59000")
                .open("BUY 0.15 @ 58000")
                .when("BUY 0.05 @ 60000")
                .allows();
        table.open("BUY 0.3 @ 59000")
                .open("BUY 0.15 @ 58000")
                .when("BUY 0.06 @ 60000")
                .refuses("cap");
    }

    @Test
    void countsWhatHasNoAnswer() {
        table.position("0.2")
                .unanswered("BUY 0.2 @ 60000")
                .when("BUY 0.101 @ 60000")
                .refuses("cap");
    }

    @Test
    void countsTheOrdersOfTheSameTurn() {
        table.position("0.2").placed("BUY 0.2 @ 60000").when("BUY 0.1 @ 60000").allows();
        table.position("0.2")
                .placed("BUY 0.2 @ 60000")
                .when("BUY 0.101 @ 60000")
                .refuses("cap");
    }

    @Test
    void anEarlierOrderOfTheRowThatIsRefusedFailsTheRow() {
        RiskRow row = table.position("0.4").placed("BUY 0.2 @ 60000");

        assertThatThrownBy(() -> row.when("SELL 0.1 @ 60000"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("BUY 0.2 @ 60000 has left");
    }

    @Test
    void anExpectationThatDoesNotHoldSaysWhatWasSaid() {
        assertThatThrownBy(() -> table.when("BUY 0.6 @ 60000").allows())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("cap: limit 0.5 BTC, actual 0.6 BTC");
        assertThatThrownBy(() -> table.when("BUY 0.4 @ 60000").refuses("cap"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("it was allowed");
        assertThatThrownBy(() -> table.when("BUY 0.6 @ 60000").refuses("cap", "0.5 BTC", "0.7 BTC"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void anOrderOffTheGridIsRefusedByTheMarketAndNotByTheRule() {
        assertThatThrownBy(() -> table.when("BUY 0.0001 @ 60000").refuses("cap"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("SIZE_OFF_LOT");
    }
}
