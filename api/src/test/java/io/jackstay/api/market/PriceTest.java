package io.jackstay.api.market;

import static io.jackstay.api.market.RandomMarkets.BTC;
import static io.jackstay.api.market.RandomMarkets.ETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTest {
    @Test
    void equalsByValueAcrossScales() {
        Price one = Price.of(BTC, 10, 1);

        assertThat(one).isEqualTo(Price.of(BTC, 100, 2)).hasSameHashCodeAs(Price.of(BTC, 1, 0));
        assertThat(one).isNotEqualTo(Price.of(BTC, 10, 2)).isNotEqualTo(Price.of(ETH, 10, 1));
        assertThat(one.compareTo(Price.of(BTC, 1_000_000_000_000_000_001L, 18))).isNegative();
    }

    @Test
    void keepsUnitsAndScaleAsMade() {
        Price price = Price.of(BTC, new BigDecimal("60000.50"));

        assertThat(price.unscaledValue()).isEqualTo(6_000_050);
        assertThat(price.scale()).isEqualTo(2);
        assertThat(price.toBigDecimal()).isEqualTo(new BigDecimal("60000.50"));
        assertThat(price).hasToString("60000.5");
    }

    @Test
    void comparingTwoMarketsNamesBoth() {
        Price btc = Price.of(BTC, 1, 0);
        Price eth = Price.of(ETH, 1, 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> btc.compareTo(eth))
                .withMessageContaining("sim:BTC-USDC-PERP")
                .withMessageContaining("sim:ETH-USDC-PERP");
    }

    @Test
    void notionalOfAnotherMarketsSizeNamesBoth() {
        MarketInfo market =
                RandomMarkets.linear(new PriceGrid.Tick(BigDecimal.ONE), "1").build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Price.of(BTC, 1, 0).times(Size.of(ETH, 1, 0), market))
                .withMessageContaining("sim:BTC-USDC-PERP")
                .withMessageContaining("sim:ETH-USDC-PERP");
    }

    @Test
    void notionalHasTheSignOfTheSizeAndTheContractMultiplier() {
        MarketInfo market = RandomMarkets.linear(new PriceGrid.Tick(BigDecimal.ONE), "1")
                .contractMultiplier(new BigDecimal("0.001"))
                .build();

        assertThat(Price.of(BTC, 60_000, 0).times(Size.of(BTC, -5, 1), market))
                .isEqualTo(new Money("USDC", new BigDecimal("-30")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0.000"})
    void refusesWhatIsNotAboveZero(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Price.of(BTC, new BigDecimal(value)))
                .withMessageContaining("must be positive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0000000000000000001", "9223372036854775808", "1E+999999999", "1E-999999999"})
    void refusesWhatDoesNotFit(String value) {
        assertThatThrownBy(() -> Price.of(BTC, new BigDecimal(value))).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"1.0000000000000000000, 1", "9223372036854775807.000, 9223372036854775807", "1E+18, 1000000000000000000"
    })
    void dropsZerosThatWouldNotFit(String value, String text) {
        assertThat(Price.of(BTC, new BigDecimal(value))).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 19})
    void refusesAScaleOutOfRange(int scale) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Price.of(BTC, 1, scale))
                .withMessageContaining("0 to 18");
    }
}
