package io.jackstay.api.market;

import static io.jackstay.api.market.RandomMarkets.BTC;
import static io.jackstay.api.market.RandomMarkets.ETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SizeTest {
    @Test
    void addsAndSubtractsAcrossScales() {
        Size half = Size.of(BTC, 5, 1);
        Size cent = Size.of(BTC, 1, 2);

        assertThat(half.plus(cent)).isEqualTo(Size.of(BTC, new BigDecimal("0.51")));
        assertThat(cent.minus(half)).isEqualTo(Size.of(BTC, new BigDecimal("-0.49")));
    }

    @Test
    void knowsItsSign() {
        Size shortPosition = Size.of(BTC, -25, 2);

        assertThat(shortPosition.signum()).isEqualTo(-1);
        assertThat(shortPosition.isZero()).isFalse();
        assertThat(shortPosition.abs()).isEqualTo(shortPosition.negate()).hasToString("0.25");
        assertThat(Size.of(BTC, 0, 5).isZero()).isTrue();
        assertThat(Size.of(BTC, 0, 5)).isEqualTo(Size.of(BTC, 0, 0)).hasToString("0");
    }

    @Test
    void minIsByValueAndSign() {
        Size one = Size.of(BTC, 1, 0);
        Size minusTwo = Size.of(BTC, -20, 1);

        assertThat(one.min(minusTwo)).isSameAs(minusTwo);
        assertThat(one.min(Size.of(BTC, 10, 1))).isSameAs(one);
    }

    @Test
    void overflowIsRefusedInEveryOperation() {
        Size most = Size.of(BTC, Long.MAX_VALUE, 0);
        Size least = Size.of(BTC, Long.MIN_VALUE, 0);
        Size one = Size.of(BTC, 1, 0);

        List<ThrowingCallable> overflows = List.of(
                () -> most.plus(one), () -> least.minus(one), () -> most.minus(least), least::negate, least::abs);

        assertThat(overflows).allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(ArithmeticException.class));
    }

    @Test
    void usingTwoMarketsNamesBoth() {
        Size btc = Size.of(BTC, 1, 0);
        Size eth = Size.of(ETH, 1, 0);

        List<ThrowingCallable> mixes =
                List.of(() -> btc.plus(eth), () -> btc.minus(eth), () -> btc.min(eth), () -> btc.compareTo(eth));

        assertThat(mixes).allSatisfy(call -> assertThatIllegalArgumentException()
                .isThrownBy(call)
                .withMessageContaining("sim:BTC-USDC-PERP")
                .withMessageContaining("sim:ETH-USDC-PERP"));
        assertThat(btc).isNotEqualTo(eth);
    }
}
