package io.jackstay.api.market;

import static io.jackstay.api.market.RandomMarkets.BTC;
import static io.jackstay.api.market.RandomMarkets.ETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MarketInfoTest {
    private static final MarketInfo MARKET = builder().build();

    @Test
    void roundsABidDownAndAnAskUp() {
        BigDecimal price = new BigDecimal("100.4");

        assertThat(MARKET.roundPassive(price, Side.BUY)).hasToString("100");
        assertThat(MARKET.roundPassive(price, Side.SELL)).hasToString("100.5");
        assertThat(MARKET.roundAggressive(price, Side.BUY)).hasToString("100.5");
        assertThat(MARKET.roundAggressive(price, Side.SELL)).hasToString("100");
        assertThat(MARKET.roundPrice(price, RoundingMode.HALF_EVEN)).hasToString("100.5");
    }

    @Test
    void roundsSizesTowardsZero() {
        assertThat(MARKET.roundSize(new BigDecimal("0.0199"))).hasToString("0.01");
        assertThat(MARKET.roundSize(new BigDecimal("-0.0199"))).hasToString("-0.01");
        assertThat(MARKET.roundSize(new BigDecimal("0.0099")).isZero()).isTrue();
    }

    @Test
    void decodersUseTheScalesOfGridAndLot() {
        assertThat(MARKET.price(1_005)).isEqualTo(Price.of(BTC, new BigDecimal("100.5")));
        assertThat(MARKET.size(-3)).isEqualTo(Size.of(BTC, new BigDecimal("-0.03")));
        assertThat(MARKET.priceScale()).isEqualTo(1);
        assertThat(MARKET.sizeScale()).isEqualTo(2);
    }

    @Test
    void pricesMadeHereHaveTheScaleOfTheGrid() {
        assertThat(MARKET.roundPassive(new BigDecimal("100"), Side.BUY).scale()).isEqualTo(1);
        assertThat(MARKET.step(Price.of(BTC, 100, 0), Side.BUY, 2).scale()).isEqualTo(1);
        assertThat(MARKET.roundSize(new BigDecimal("1")).scale()).isEqualTo(2);
    }

    @Test
    void roundingToZeroIsRefusedWithTheLowestPrice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MARKET.roundPassive(new BigDecimal("0.4"), Side.BUY))
                .withMessageContaining("0.4 of sim:BTC-USDC-PERP")
                .withMessageContaining("the lowest price is 0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MARKET.roundPassive(BigDecimal.ZERO, Side.SELL))
                .withMessageContaining("must be above zero");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MARKET.roundPassive(new BigDecimal("-7"), Side.SELL))
                .withMessageContaining("must be above zero");
    }

    @Test
    void stepsThatLeadToZeroOrBelowAreRefused() {
        Price one = MARKET.price(10);

        assertThat(MARKET.step(one, Side.SELL, 1)).hasToString("0.5");
        assertThat(MARKET.step(one, Side.SELL, 0)).isSameAs(one);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MARKET.step(one, Side.SELL, 2))
                .withMessageContaining("zero");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MARKET.step(one, Side.SELL, 3))
                .withMessageContaining("zero");
    }

    @Test
    void stepFromAnotherMarketsPriceNamesBoth() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MARKET.step(Price.of(ETH, 1, 0), Side.BUY, 1))
                .withMessageContaining("sim:BTC-USDC-PERP")
                .withMessageContaining("sim:ETH-USDC-PERP");
    }

    @Test
    void resultsThatDoNotFitAreRefused() {
        BigDecimal tooLarge = new BigDecimal("9223372036854775807.5");

        assertThatThrownBy(() -> MARKET.roundPassive(tooLarge, Side.BUY))
                .hasNoCause()
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> MARKET.roundSize(tooLarge)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> MARKET.roundSize(new BigDecimal("1E+999999999")))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> MARKET.step(MARKET.price(Long.MAX_VALUE), Side.BUY, Integer.MAX_VALUE - 1))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void theLargestWholePriceOnAFineGridIsKept() {
        MarketInfo fine = builder().priceGrid(tick("0.000000000001")).build();

        assertThat(fine.roundPassive(new BigDecimal("1E+18"), Side.BUY))
                .isEqualTo(Price.of(BTC, 1_000_000_000_000_000_000L, 0));
    }

    @Test
    void defaultsAreCautious() {
        assertThat(MARKET.venueSymbol()).isEqualTo("BTC-USDC-PERP");
        assertThat(MARKET.positionRule()).isEqualTo(PositionRule.NET);
        assertThat(MARKET.status()).isEqualTo(MarketStatus.TRADING);
        assertThat(MARKET.minSize()).isEqualTo(Size.of(BTC, 1, 2));
        assertThat(MARKET.maxSize()).isEmpty();
        assertThat(MARKET.minNotional()).isEqualTo(Money.zero("USDC"));
        assertThat(MARKET.priceBand()).isEmpty();
        assertThat(MARKET.contractMultiplier()).isEqualByComparingTo("1");
        assertThat(MARKET.maxLeverage()).isEqualTo(1);
        assertThat(MARKET.fees().exact()).isFalse();
        assertThat(MARKET.fundingInterval()).isZero();
        assertThat(MARKET.revision()).isEqualTo(1);
    }

    @Test
    void spotPositionsAreBalances() {
        MarketInfo spot = MarketInfo.of(MarketId.parse("sim:BTC-USDC"), MarketKind.SPOT)
                .assets("BTC", "USDC", "USDC")
                .priceGrid(tick("1"))
                .lotSize(BigDecimal.ONE)
                .build();

        assertThat(spot.positionRule()).isEqualTo(PositionRule.BALANCE);
    }

    @Test
    void theNextRevisionKeepsAllElse() {
        MarketInfo full = builder()
                .venueSymbol("BTC")
                .positionRule(PositionRule.LONG_ONLY)
                .minSize(new BigDecimal("0.02"))
                .maxSize(new BigDecimal("50"))
                .minNotional(BigDecimal.TEN)
                .priceBand(new PriceBand(PriceBand.Reference.MARK, new BigDecimal("0.05"), new BigDecimal("0.1")))
                .contractMultiplier(new BigDecimal("0.1"))
                .maxLeverage(40)
                .fees(new Fees(new BigDecimal("0.0001"), new BigDecimal("0.0005"), true))
                .fundingInterval(Duration.ofHours(1))
                .build();

        MarketInfo halted =
                full.toBuilder().status(MarketStatus.HALTED).revision(2).build();

        assertThat(halted.status()).isEqualTo(MarketStatus.HALTED);
        assertThat(halted).isNotEqualTo(full);
        assertThat(halted.toBuilder().status(MarketStatus.TRADING).revision(1).build())
                .isEqualTo(full)
                .hasSameHashCodeAs(full)
                .hasToString(full.toString());
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                refusal(
                        "no assets",
                        b -> MarketInfo.of(BTC, MarketKind.SPOT)
                                .lotSize(BigDecimal.ONE)
                                .priceGrid(tick("1")),
                        "quote asset"),
                refusal("no grid", b -> MarketInfo.of(BTC, MarketKind.SPOT).assets("A", "B", "B"), "price grid"),
                refusal("no lot", b -> b.lotSize(BigDecimal.ZERO), "lot size 0: must be positive"),
                refusal("negative lot", b -> b.lotSize(new BigDecimal("-0.1")), "lot size -0.1: must be positive"),
                refusal(
                        "fine lot",
                        b -> b.lotSize(new BigDecimal("1E-19")),
                        "lot size 0.0000000000000000001: must have at most 18"),
                refusal(
                        "fine min",
                        b -> b.minSize(new BigDecimal("1E-19")),
                        "min size 0.0000000000000000001: must have at most 18"),
                refusal("zero min", b -> b.minSize(BigDecimal.ZERO), "min size 0: must be positive"),
                refusal("zero max", b -> b.maxSize(BigDecimal.ZERO), "max size 0: must be positive"),
                refusal(
                        "min above max",
                        b -> b.minSize(BigDecimal.TEN).maxSize(BigDecimal.ONE),
                        "below the min size of 10"),
                refusal("endless max", b -> b.maxSize(new BigDecimal("1E+30")), "more digits than fit"),
                refusal(
                        "endless notional",
                        b -> b.minNotional(new BigDecimal("1E+999999999")),
                        "more than 1000 digits"),
                refusal(
                        "min notional",
                        b -> b.minNotional(new BigDecimal("-1")),
                        "min notional -1 USDC: must not be negative"),
                refusal(
                        "multiplier",
                        b -> b.contractMultiplier(BigDecimal.ZERO),
                        "contract multiplier 0: must be positive"),
                refusal("leverage", b -> b.maxLeverage(0), "max leverage 0: must be 1 or more"),
                refusal("funding", b -> b.fundingInterval(Duration.ofSeconds(-1)), "funding interval PT-1S"),
                refusal("revision", b -> b.revision(0), "revision 0: must be 1 or more"),
                refusal("venue symbol", b -> b.venueSymbol(" "), "venue symbol '': must not be empty"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("impossible")
    void refusesImpossibleMetadata(String name, UnaryOperator<MarketInfo.Builder> change, String why) {
        MarketInfo.Builder changed = change.apply(builder());

        assertThatIllegalArgumentException()
                .as(name)
                .isThrownBy(changed::build)
                .withMessageStartingWith("market sim:BTC-USDC-PERP: ")
                .withMessageContaining(why);
    }

    private static Arguments refusal(String name, UnaryOperator<MarketInfo.Builder> change, String why) {
        return Arguments.of(name, change, why);
    }

    private static PriceGrid tick(String tick) {
        return new PriceGrid.Tick(new BigDecimal(tick));
    }

    private static MarketInfo.Builder builder() {
        return RandomMarkets.linear(tick("0.5"), "0.01");
    }
}
