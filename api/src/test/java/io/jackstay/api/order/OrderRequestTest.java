package io.jackstay.api.order;

import static io.jackstay.api.order.LimitOrderRequest.limit;
import static io.jackstay.api.order.MarketOrderRequest.market;
import static io.jackstay.api.order.SampleMarket.price;
import static io.jackstay.api.order.SampleMarket.size;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.jackstay.api.market.Price;
import io.jackstay.api.market.PriceBand;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderRequestTest {
    private static final Price FOREIGN_PRICE = Price.of(SampleMarket.OTHER, BigDecimal.TEN);

    static TriggerOrderRequest stop(Size size, Price trigger, Price worst) {
        return new TriggerOrderRequest(
                Side.SELL, size, TriggerOrderRequest.Kind.STOP, trigger, PriceBand.Reference.MARK, worst, false, "");
    }

    @Test
    void aLimitOrderIsGoodTillCancelledUntilTold() {
        LimitOrderRequest request = limit(Side.BUY, size("1"), price("100"));

        assertThat(request.timeInForce()).isEqualTo(TimeInForce.GTC);
        assertThat(request.reduceOnly()).isFalse();
        assertThat(request.label()).isEmpty();
        assertThat(request.worstPrice()).isEqualTo(price("100"));
        assertThat(request.market()).isEqualTo(SampleMarket.ID);
    }

    @Test
    void eachWitherChangesItsOwnPartAlone() {
        LimitOrderRequest plain = limit(Side.SELL, size("1"), price("100"));

        assertThat(plain.postOnly().reducing().labelled("L3"))
                .isEqualTo(
                        new LimitOrderRequest(Side.SELL, size("1"), price("100"), TimeInForce.POST_ONLY, true, "L3"));
        assertThat(plain.labelled("L3").reducing().ioc())
                .isEqualTo(new LimitOrderRequest(Side.SELL, size("1"), price("100"), TimeInForce.IOC, true, "L3"));
        assertThat(plain.with(TimeInForce.FOK).timeInForce()).isEqualTo(TimeInForce.FOK);
        assertThat(market(Side.BUY, size("1"), price("101")).labelled("out").reducing())
                .isEqualTo(new MarketOrderRequest(Side.BUY, size("1"), price("101"), true, "out"));
        assertThat(stop(size("1"), price("90"), price("80")).labelled("stop").reducing())
                .isEqualTo(new TriggerOrderRequest(
                        Side.SELL,
                        size("1"),
                        TriggerOrderRequest.Kind.STOP,
                        price("90"),
                        PriceBand.Reference.MARK,
                        price("80"),
                        true,
                        "stop"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.01", "-5"})
    void aSizeThatIsNotPositiveIsRefused(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limit(Side.BUY, size(value), price("100")))
                .withMessageContaining("size must be positive, got " + value);
        assertThatIllegalArgumentException().isThrownBy(() -> market(Side.BUY, size(value), price("100")));
        assertThatIllegalArgumentException().isThrownBy(() -> stop(size(value), price("90"), price("80")));
    }

    @Test
    void twoMarketsInOneRequestAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limit(Side.BUY, size("1"), FOREIGN_PRICE))
                .withMessageContaining("price is of sim:ETH-USDC-PERP, expected sim:BTC-USDC-PERP");
        assertThatIllegalArgumentException().isThrownBy(() -> market(Side.BUY, size("1"), FOREIGN_PRICE));
        assertThatIllegalArgumentException().isThrownBy(() -> stop(size("1"), FOREIGN_PRICE, price("80")));
        assertThatIllegalArgumentException().isThrownBy(() -> stop(size("1"), price("90"), FOREIGN_PRICE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tab\there", "new\nline", "grün", "\u007f", "\u0000"})
    void aLabelIsPrintableAscii(String label) {
        LimitOrderRequest limit = limit(Side.BUY, size("1"), price("100"));
        MarketOrderRequest market = market(Side.BUY, size("1"), price("100"));
        TriggerOrderRequest trigger = stop(size("1"), price("90"), price("80"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> limit.labelled(label))
                .withMessageContaining("label");
        assertThatIllegalArgumentException().isThrownBy(() -> market.labelled(label));
        assertThatIllegalArgumentException().isThrownBy(() -> trigger.labelled(label));
    }

    @Test
    void aLabelHasAtMost64Characters() {
        LimitOrderRequest request = limit(Side.BUY, size("1"), price("100"));

        assertThat(request.labelled(" ~".repeat(32)).label()).hasSize(64);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request.labelled("x".repeat(65)))
                .withMessageContaining("at most 64 printable ASCII characters, got 65");
    }

    @Test
    @SuppressWarnings("NullAway")
    void nothingIsNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> new LimitOrderRequest(null, size("1"), price("1"), TimeInForce.GTC, false, ""))
                .withMessage("side is null");
        assertThatNullPointerException().isThrownBy(() -> limit(Side.BUY, null, price("1")));
        assertThatNullPointerException().isThrownBy(() -> limit(Side.BUY, size("1"), null));
        assertThatNullPointerException()
                .isThrownBy(() -> limit(Side.BUY, size("1"), price("1")).with(null));
        assertThatNullPointerException()
                .isThrownBy(() -> limit(Side.BUY, size("1"), price("1")).labelled(null));
        assertThatNullPointerException().isThrownBy(() -> market(Side.BUY, size("1"), null));
        assertThatNullPointerException().isThrownBy(() -> stop(size("1"), null, price("80")));
    }
}
