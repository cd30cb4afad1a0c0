package io.jackstay.runtime.fill;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Money;
import io.jackstay.api.market.Side;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which fill another one answers, and what both earned. */
class MirrorTest {
    private static final Optional<Mirror.Contract> PLAIN = Optional.of(new Mirror.Contract("USDC", BigDecimal.ONE));

    private static Mirror.Part part(Side side, String price, String size, String fee, String asset) {
        return new Mirror.Part(
                "sim:BTC", side, new BigDecimal(price), new BigDecimal(size), new Money(asset, new BigDecimal(fee)));
    }

    private static Mirror.Part part(Side side, String price, String size, String fee) {
        return part(side, price, size, fee, "USDC");
    }

    private static Optional<Mirror> mirror(Mirror.Part fill, Mirror.Part other) {
        return Mirror.of(fill, "fill f1", id -> id.equals("f1") ? Optional.of(other) : Optional.empty(), PLAIN);
    }

    private static String gain(Optional<Mirror> mirror) {
        return mirror.orElseThrow()
                .gain()
                .map(gain -> gain.amount().stripTrailingZeros().toPlainString() + " " + gain.asset())
                .orElse("not known");
    }

    @Test
    void aPairEarnsTheDifferenceLessBothFees() {
        Mirror.Part buy = part(Side.BUY, "100", "2", "0.1");
        Mirror.Part sell = part(Side.SELL, "101", "2", "0.1");

        assertThat(mirror(sell, buy).orElseThrow().of()).isEqualTo("f1");
        assertThat(gain(mirror(sell, buy))).isEqualTo("1.8 USDC");
        assertThat(gain(mirror(buy, sell))).isEqualTo("1.8 USDC");
        assertThat(gain(mirror(part(Side.SELL, "99", "2", "-0.1"), buy))).isEqualTo("-2 USDC");
    }

    @Test
    void ofTwoSizesTheSmallerCountsWithItsPartOfTheFees() {
        Mirror.Part buy = part(Side.BUY, "100", "4", "0.4");

        assertThat(gain(mirror(part(Side.SELL, "101", "1", "0.1"), buy))).isEqualTo("0.8 USDC");
        assertThat(gain(mirror(part(Side.SELL, "101", "8", "0.8"), buy))).isEqualTo("3.2 USDC");
    }

    @Test
    void aContractOfManyUnitsEarnsAsMany() {
        Optional<Mirror> mirror = Mirror.of(
                part(Side.SELL, "101", "2", "0"),
                "fill f1",
                id -> Optional.of(part(Side.BUY, "100", "2", "0")),
                Optional.of(new Mirror.Contract("USDC", BigDecimal.TEN)));

        assertThat(gain(mirror)).isEqualTo("20 USDC");
    }

    @Test
    void whatIsNotKnownIsNotReckoned() {
        Mirror.Part sell = part(Side.SELL, "101", "2", "0.1");

        assertThat(gain(Mirror.of(sell, "fill f1", id -> Optional.empty(), PLAIN)))
                .isEqualTo("not known");
        assertThat(gain(mirror(sell, part(Side.BUY, "100", "2", "0.1", "BNB")))).isEqualTo("not known");
        assertThat(gain(Mirror.of(
                        sell, "fill f1", id -> Optional.of(part(Side.BUY, "100", "2", "0.1")), Optional.empty())))
                .isEqualTo("not known");
    }

    @Test
    void anOrderOfAnotherCauseOrOfTheSameSideAnswersNoFill() {
        Mirror.Part buy = part(Side.BUY, "100", "2", "0.1");

        assertThat(Mirror.of(buy, "tick of sim:BTC", id -> Optional.empty(), PLAIN))
                .isEmpty();
        assertThat(mirror(part(Side.BUY, "99", "2", "0.1"), buy)).isEmpty();
        assertThat(mirror(
                        new Mirror.Part("sim:ETH", Side.SELL, BigDecimal.ONE, BigDecimal.ONE, Money.zero("USDC")), buy))
                .isEmpty();
    }
}
