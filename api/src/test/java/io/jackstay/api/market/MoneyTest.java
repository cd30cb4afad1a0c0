package io.jackstay.api.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    @Test
    void equalsByValue() {
        assertThat(usdc("1.50"))
                .isEqualTo(usdc("1.5"))
                .hasSameHashCodeAs(usdc("1.5"))
                .hasToString("1.5 USDC");
        assertThat(usdc("1E+3")).isEqualTo(usdc("1000")).hasToString("1000 USDC");
        assertThat(usdc("0.000")).isEqualTo(Money.zero("USDC")).hasToString("0 USDC");
        assertThat(usdc("1")).isNotEqualTo(new Money("USDT", BigDecimal.ONE));
    }

    @Test
    void addsSubtractsAndNegatesExactly() {
        assertThat(usdc("0.1").plus(usdc("0.2"))).isEqualTo(usdc("0.3"));
        assertThat(usdc("1").minus(usdc("1.000000000000000000000001"))).isEqualTo(usdc("-0.000000000000000000000001"));
        assertThat(usdc("2").negate()).isEqualTo(usdc("-2"));
        assertThat(usdc("-2").signum()).isEqualTo(-1);
    }

    @Test
    void comparesByAmount() {
        assertThat(usdc("-3")).isLessThan(usdc("2"));
    }

    @Test
    void usingTwoAssetsNamesBoth() {
        Money usdt = new Money("USDT", BigDecimal.ONE);

        List<ThrowingCallable> mixes =
                List.of(() -> usdc("1").plus(usdt), () -> usdc("1").minus(usdt), () -> usdc("1")
                        .compareTo(usdt));

        assertThat(mixes).allSatisfy(call -> assertThatIllegalArgumentException()
                .isThrownBy(call)
                .withMessageContaining("USDC")
                .withMessageContaining("USDT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "US DC", "US\nDC", "ABCDEFGHIJABCDEFGHIJABCDEFGHIJ123"})
    void refusesAssetsThatAreNoWord(String asset) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.zero(asset)).withMessageContaining("asset");
    }

    @Test
    void refusesExponentsThatNobodyMeant() {
        assertThatThrownBy(() -> usdc("1E+999999999")).isInstanceOf(ArithmeticException.class);
    }

    private static Money usdc(String amount) {
        return new Money("USDC", new BigDecimal(amount));
    }
}
