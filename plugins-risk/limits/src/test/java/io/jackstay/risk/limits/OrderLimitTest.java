package io.jackstay.risk.limits;

import static io.jackstay.risk.limits.HandMadeView.BTC;
import static io.jackstay.risk.limits.HandMadeView.ETH;
import static io.jackstay.risk.limits.HandMadeView.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.market.Side;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskProvider.Bound;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderLimitTest {
    private static final Optional<BigDecimal> NONE = Optional.empty();
    private static final OrderLimitConfig BOTH = new OrderLimitConfig(some("0.1"), some("5000"), Optional.empty());

    private final HandMadeView view =
            new HandMadeView().holding(BTC, "0", "0", "0").holding(ETH, "0", "0", "0");

    @ParameterizedTest
    @CsvSource({
        "0.1,   50000, true",
        "0.1,   50001, false",
        "0.101, 100,   false",
        "0.001, 90000, true",
    })
    void sizeAndValueStayWithinTheirLimits(String size, String price, boolean passes) {
        OrderLimit rule = new OrderLimit(BOTH);

        assertThat(rule.check(order(BTC, Side.BUY, size, price), view).equals(RiskDecision.ALLOW))
                .isEqualTo(passes);
        assertThat(rule.check(order(BTC, Side.SELL, size, price), view).equals(RiskDecision.ALLOW))
                .isEqualTo(passes);
    }

    @Test
    void refusalNamesWhatIsTooLarge() {
        OrderLimit rule = new OrderLimit(BOTH);

        assertThat(rule.check(order(BTC, Side.BUY, "0.2", "10000"), view))
                .isEqualTo(RiskDecision.refuse("order-limit", "size of 0.1 BTC", "0.2 BTC"));
        assertThat(rule.check(order(BTC, Side.BUY, "0.1", "60000"), view))
                .isEqualTo(RiskDecision.refuse("order-limit", "value of 5000 USDC", "6000 USDC"));
    }

    @Test
    void reducingOrderPasses() {
        OrderLimit rule = new OrderLimit(BOTH);

        assertThat(rule.check(order(order(BTC, Side.SELL, "3", "60000").request(), "3", true), view))
                .isEqualTo(RiskDecision.ALLOW);
    }

    @Test
    void oneLimitAloneLeavesTheOtherOpen() {
        OrderLimit sizeOnly = new OrderLimit(new OrderLimitConfig(some("0.1"), NONE, Optional.of(BTC)));

        assertThat(sizeOnly.check(order(BTC, Side.BUY, "0.1", "9000000"), view)).isEqualTo(RiskDecision.ALLOW);
        assertThat(sizeOnly.check(order(ETH, Side.BUY, "50", "3000"), view)).isEqualTo(RiskDecision.ALLOW);
    }

    @Test
    void boundsAreTheLimitsThatAreGiven() {
        OrderLimitProvider provider = new OrderLimitProvider();

        assertThat(provider.bounds(BOTH))
                .containsExactly(
                        Bound.of("max-size", Bound.Kind.ORDER_SIZE, new BigDecimal("0.1")),
                        Bound.of("max-notional", Bound.Kind.ORDER_NOTIONAL, new BigDecimal("5000")));
        assertThat(provider.bounds(new OrderLimitConfig(NONE, some("7"), Optional.of(ETH))))
                .containsExactly(Bound.of("max-notional", Bound.Kind.ORDER_NOTIONAL, new BigDecimal("7"))
                        .on(ETH));
    }

    @Test
    void atLeastOneLimitMustBeGiven() {
        assertThatThrownBy(() -> new OrderLimitConfig(NONE, NONE, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("max-size")
                .hasMessageContaining("max-notional");
        assertThatThrownBy(() -> new OrderLimitConfig(some("0"), NONE, Optional.empty()))
                .hasMessage("max-size must be above 0, got 0");
    }

    private static Optional<BigDecimal> some(String value) {
        return Optional.of(new BigDecimal(value));
    }
}
