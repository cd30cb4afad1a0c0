package io.jackstay.runtime.launch.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Money;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource({"0.000, 0", "1E+3, 1000", "0.29875000, 0.29875", "-12.30, -12.3", "0.0000000001, 0.0000000001"})
    void plainKeepsEveryDigitAndNoExponent(BigDecimal number, String text) {
        assertThat(Amounts.plain(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.29875, +0.2988", "-1.57125, -1.5712", "0.00001, 0", "1E+3, +1000"})
    void signedHasFourDecimalsAndASign(BigDecimal number, String text) {
        assertThat(Amounts.signed(new Money("USDC", number))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2.70408, 2.7041 BTC",
        "0.0003, 0.0003 BTC",
        "0.00003333333, 0.000034 BTC",
        "12, 12 BTC",
        "0, 0 BTC",
        "-0.20005, -0.2 BTC"
    })
    void aCostIsNotShownBelowWhatItIs(BigDecimal number, String text) {
        assertThat(Amounts.cost(new Money("BTC", number))).isEqualTo(text);
    }
}
