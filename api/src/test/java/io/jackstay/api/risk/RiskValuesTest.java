package io.jackstay.api.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Money;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Venue;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.risk.RiskProvider.Bound;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class RiskValuesTest {
    private static final MarketId BTC = new MarketId(new Venue("sim"), "BTC-USDC-PERP");
    private static final MarketId ETH = new MarketId(new Venue("sim"), "ETH-USDC-PERP");

    @Test
    void boundCoversEveryMarketUnlessOneIsNamed() {
        Bound bound = Bound.of("max-size", Bound.Kind.ORDER_SIZE, BigDecimal.ONE);

        assertThat(bound.covers(BTC)).isTrue();
        assertThat(bound.on(ETH).covers(ETH)).isTrue();
        assertThat(bound.on(ETH).covers(BTC)).isFalse();
    }

    @Test
    void boundIsPositive() {
        assertThatThrownBy(() -> Bound.of("max", Bound.Kind.POSITION, BigDecimal.ZERO))
                .hasMessageContaining("max must be positive");
    }

    @Test
    void refusalNamesRuleLimitAndActual() {
        assertThat(RiskDecision.refuse("position-limit", "0.5 BTC", "0.6 BTC"))
                .isEqualTo(new RiskDecision.Refuse("position-limit", "0.5 BTC", "0.6 BTC"))
                .isNotEqualTo(RiskDecision.ALLOW);
        assertThatThrownBy(() -> RiskDecision.refuse("position-limit", "", "0.6 BTC"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void limitIsNeverUsedLessThanNothing() {
        assertThatThrownBy(() -> new RiskRule.Limit("position", "0.5", "0.1", new BigDecimal("-0.1")))
                .hasMessageContaining("used");
        assertThat(new RiskRule.Limit("position", "0.5", "0.6", new BigDecimal("1.2")).used())
                .isEqualByComparingTo("1.2");
    }

    @Test
    void addedSizeIsOfTheRequestsMarketAndNotNegative() {
        assertThat(order(size(BTC, "0.5")).market()).isEqualTo(BTC);
        assertThat(order(size(BTC, "0")).addedSize().isZero()).isTrue();
        assertThatThrownBy(() -> order(size(BTC, "-0.5"))).hasMessageContaining("negative");
        assertThatThrownBy(() -> order(size(ETH, "0.5"))).hasMessageContaining("ETH-USDC-PERP");
    }

    private static RiskOrder order(Size added) {
        LimitOrderRequest request =
                LimitOrderRequest.limit(Side.BUY, size(BTC, "0.5"), Price.of(BTC, new BigDecimal("60000")));
        Money notional = new Money("USDC", new BigDecimal("30000"));
        return new RiskOrder("btc-grid", request, added, false, false, notional);
    }

    private static Size size(MarketId market, String value) {
        return Size.of(market, new BigDecimal(value));
    }
}
