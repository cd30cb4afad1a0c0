package io.jackstay.api.market;

import static io.jackstay.api.market.RandomMarkets.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.function.BinaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Prices and sizes over the whole range of units and scales, against plain {@link BigDecimal} arithmetic. */
class DecimalLawsTest {
    private static final int PAIRS = 100;

    static LongStream seeds() {
        return LongStream.range(1, 101);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void comparesAsTheExactValuesDo(long seed) {
        RandomMarkets markets = new RandomMarkets(seed);

        for (int i = 0; i < PAIRS; i++) {
            Size a = markets.size(BTC);
            Size b = markets.random().nextInt(3) == 0 ? rescaled(markets, a) : markets.size(BTC);
            int expected = a.toBigDecimal().compareTo(b.toBigDecimal());
            String what = "seed %d, %s and %s".formatted(seed, a, b);

            assertThat(Integer.signum(a.compareTo(b))).as(what).isEqualTo(expected);
            assertThat(Integer.signum(b.compareTo(a))).as(what).isEqualTo(-expected);
            assertThat(a.equals(b)).as(what).isEqualTo(expected == 0);
            assertThat(a.min(b).toBigDecimal())
                    .as(what)
                    .isEqualByComparingTo(a.toBigDecimal().min(b.toBigDecimal()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void equalValuesHaveOneHashAndOneText(long seed) {
        RandomMarkets markets = new RandomMarkets(seed);

        for (int i = 0; i < PAIRS; i++) {
            Size a = markets.size(BTC);
            Size b = rescaled(markets, a);

            assertThat(b).as("seed %d", seed).isEqualTo(a).hasSameHashCodeAs(a).hasToString(a.toString());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void pricesFollowTheSameLaws(long seed) {
        RandomMarkets markets = new RandomMarkets(seed);

        for (int i = 0; i < PAIRS; i++) {
            Price a = markets.positivePrice(BTC);
            Price b = markets.positivePrice(BTC);
            Price same = Price.of(BTC, a.toBigDecimal().stripTrailingZeros());
            int expected = a.toBigDecimal().compareTo(b.toBigDecimal());

            assertThat(Integer.signum(a.compareTo(b)))
                    .as("seed %d, %s and %s", seed, a, b)
                    .isEqualTo(expected);
            assertThat(a.equals(b)).as("seed %d, %s and %s", seed, a, b).isEqualTo(expected == 0);
            assertThat(same)
                    .as("seed %d", seed)
                    .isEqualTo(a)
                    .hasSameHashCodeAs(a)
                    .hasToString(a.toString());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sumsAndDifferencesAreExactOrRefused(long seed) {
        RandomMarkets markets = new RandomMarkets(seed);

        for (int i = 0; i < PAIRS; i++) {
            Size a = markets.size(BTC);
            Size b = markets.random().nextBoolean()
                    ? Size.of(BTC, markets.size(BTC).unscaledValue(), a.scale())
                    : markets.size(BTC);
            String what = "seed %d, %s and %s".formatted(seed, a, b);

            expect(what + ", sum", a.toBigDecimal().add(b.toBigDecimal()), a, b, Size::plus);
            expect(what + ", difference", a.toBigDecimal().subtract(b.toBigDecimal()), a, b, Size::minus);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void notionalIsExactOverTheWholeRange(long seed) {
        RandomMarkets markets = new RandomMarkets(seed);
        MarketInfo market = markets.market().toBuilder()
                .contractMultiplier(markets.increment())
                .build();

        for (int i = 0; i < PAIRS; i++) {
            Price price = markets.positivePrice(BTC);
            Size size = markets.size(BTC);
            BigDecimal expected =
                    market.contractMultiplier().multiply(size.toBigDecimal().multiply(price.toBigDecimal()));

            Money notional = price.times(size, market);

            assertThat(notional.amount())
                    .as("seed %d, %s x %s", seed, price, size)
                    .isEqualByComparingTo(expected);
            assertThat(notional.asset()).isEqualTo("USDC");
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void doubleIsTheNearestOne(long seed) {
        RandomMarkets markets = new RandomMarkets(seed);

        for (int i = 0; i < PAIRS; i++) {
            Size size = markets.size(BTC);
            Price price = markets.positivePrice(BTC);

            assertThat(size.toDouble()).as("seed %d, %s", seed, size).isEqualTo(Double.parseDouble(size.toString()));
            assertThat(price.toDouble()).as("seed %d, %s", seed, price).isEqualTo(Double.parseDouble(price.toString()));
        }
    }

    /** The same value with as many or as few trailing zeros as fit. */
    private static Size rescaled(RandomMarkets markets, Size size) {
        BigDecimal stripped = size.toBigDecimal().stripTrailingZeros();
        int scale = Math.max(0, stripped.scale());
        Size same = Size.of(BTC, stripped);
        while (scale < 18 && markets.random().nextInt(4) != 0) {
            scale++;
            BigDecimal wider = stripped.setScale(scale);
            same = wider.unscaledValue().bitLength() <= 63 ? Size.of(BTC, wider) : same;
        }
        return same;
    }

    private static void expect(String what, BigDecimal expected, Size a, Size b, BinaryOperator<Size> operation) {
        if (RoundingPropertyTest.fits(expected)) {
            assertThat(operation.apply(a, b).toBigDecimal()).as(what).isEqualByComparingTo(expected);
        } else {
            assertThatThrownBy(() -> operation.apply(a, b)).as(what).isInstanceOf(ArithmeticException.class);
        }
    }
}
