package io.jackstay.api.market;

import static io.jackstay.api.market.RandomMarkets.BTC;
import static io.jackstay.api.market.RandomMarkets.ETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MarketDataTest {
    private static final Stamp STAMP = new Stamp(1, 2);
    private static final Size ONE = Size.of(BTC, 1, 0);

    @Test
    void middleAndSpreadAreExact() {
        TopOfBook top = new FixedTop(price("100.1"), price("100.2"));

        assertThat(top.mid()).isEqualByComparingTo("100.15");
        assertThat(top.spread()).isEqualByComparingTo("0.1");
        assertThat(top.price(Side.BUY)).isEqualTo(top.bid());
        assertThat(top.price(Side.SELL)).isEqualTo(top.ask());
        assertThat(top.size(Side.BUY)).isEqualTo(top.bidSize());
        assertThat(top.size(Side.SELL)).isEqualTo(top.askSize());
    }

    @Test
    void levelsDemandAPositiveSizeOfTheirMarket() {
        assertThat(new BookView.Level(price("1"), ONE).size()).isEqualTo(ONE);
        assertRefused(
                () -> new BookView.Level(price("1"), Size.of(BTC, 0, 0)),
                () -> new BookView.Level(price("1"), ONE.negate()),
                () -> new BookView.Level(price("1"), Size.of(ETH, 1, 0)));
    }

    @Test
    void candlesHoldTheirPricesBetweenLowAndHigh() {
        assertThat(candle("2", "3", "1", "2", ONE).closed()).isTrue();
        assertThat(candle("2", "2", "2", "2", Size.of(BTC, 0, 0)).volume().isZero())
                .isTrue();
        assertRefused(
                () -> candle("4", "3", "1", "2", ONE),
                () -> candle("2", "3", "1", "0.5", ONE),
                () -> candle("2", "3", "1", "2", ONE.negate()),
                () -> candle("2", "3", "1", "2", Size.of(ETH, 1, 0)));
    }

    @Test
    void markPriceTellsAnIndexOnlyWhenThereIsOne() {
        assertThat(MarkPrice.of(price("100"), STAMP).index()).isEmpty();
        assertThat(MarkPrice.withIndex(price("100"), price("101"), STAMP).index())
                .contains(price("101"));
        assertRefused(
                () -> MarkPrice.withIndex(price("100"), Price.of(ETH, 1, 0), STAMP),
                () -> new MarkPrice(BTC, price("100"), price("101"), false, STAMP));
    }

    @Test
    void ratesAreEqualByValue() {
        assertThat(funding("0.00010")).isEqualTo(funding("0.0001"));
        assertThat(new Fees(new BigDecimal("0.00010"), BigDecimal.ZERO, true))
                .isEqualTo(new Fees(new BigDecimal("0.0001"), new BigDecimal("0.0"), true));
    }

    @Test
    void refusesImpossibleFigures() {
        assertRefused(
                () -> new Stamp(-1, 0),
                () -> new Stamp(0, -1),
                () -> new FundingRate(BTC, BigDecimal.ZERO, Duration.ZERO, Instant.EPOCH, STAMP),
                () -> new Fees(BigDecimal.ONE, BigDecimal.ZERO, true),
                () -> new Fees(BigDecimal.ZERO, BigDecimal.ONE.negate(), true),
                () -> band("-0.1", "0.1"),
                () -> band("1.1", "0.1"),
                () -> band("0.1", "-0.1"));
    }

    @Test
    void priceBandReachesFromLowestToHighest() {
        PriceBand band = band("0.05", "0.1");

        assertThat(band.lowest(new BigDecimal("100"))).isEqualByComparingTo("95");
        assertThat(band.highest(new BigDecimal("100"))).isEqualByComparingTo("110");
    }

    @Test
    void sidesAreOpposite() {
        assertThat(Side.BUY.opposite()).isEqualTo(Side.SELL);
        assertThat(Side.SELL.opposite()).isEqualTo(Side.BUY);
        assertThat(Side.BUY.sign()).isEqualTo(1);
        assertThat(Side.SELL.sign()).isEqualTo(-1);
    }

    private static void assertRefused(ThrowingCallable... calls) {
        assertThat(List.of(calls))
                .allSatisfy(call -> assertThatIllegalArgumentException().isThrownBy(call));
    }

    private static Price price(String value) {
        return Price.of(BTC, new BigDecimal(value));
    }

    private static PriceBand band(String below, String above) {
        return new PriceBand(PriceBand.Reference.MARK, new BigDecimal(below), new BigDecimal(above));
    }

    private static FundingRate funding(String rate) {
        return new FundingRate(BTC, new BigDecimal(rate), Duration.ofHours(1), Instant.EPOCH, STAMP);
    }

    private static Candle candle(String open, String high, String low, String close, Size volume) {
        return new Candle(
                BTC,
                Duration.ofMinutes(1),
                Instant.EPOCH,
                price(open),
                price(high),
                price(low),
                price(close),
                volume,
                true);
    }

    private record FixedTop(Price bid, Price ask) implements TopOfBook {
        @Override
        public MarketId market() {
            return bid.market();
        }

        @Override
        public Size bidSize() {
            return ONE;
        }

        @Override
        public Size askSize() {
            return Size.of(BTC, 2, 0);
        }

        @Override
        public Stamp stamp() {
            return STAMP;
        }
    }
}
