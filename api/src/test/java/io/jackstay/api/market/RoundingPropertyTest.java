package io.jackstay.api.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of rounding, over random markets with fixed, significant-figure and banded grids. */
class RoundingPropertyTest {
    private static final int PRICES = 40;

    static LongStream seeds() {
        return LongStream.range(1, 301);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void roundedPriceIsOnTheGridNearestAndNotWorse(long seed) {
        RandomMarkets markets = new RandomMarkets(seed);
        MarketInfo market = markets.market();
        GridOracle oracle = new GridOracle(market.priceGrid());

        for (int i = 0; i < PRICES; i++) {
            BigDecimal price = markets.price(market.priceGrid());
            String what = "seed %d, %s, price %s".formatted(seed, market.priceGrid(), price.toPlainString());
            BigDecimal below = oracle.floor(price);
            BigDecimal above = oracle.ceiling(price);

            assertThat(below).as(what).isLessThanOrEqualTo(price);
            assertThat(above).as(what).isGreaterThanOrEqualTo(price);
            assertThat(oracle.isPoint(below) && oracle.isPoint(above)).as(what).isTrue();
            expect(what, below, () -> market.roundPassive(price, Side.BUY));
            expect(what, above, () -> market.roundPassive(price, Side.SELL));
            expect(what, above, () -> market.roundAggressive(price, Side.BUY));
            expect(what, below, () -> market.roundAggressive(price, Side.SELL));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void roundingToTheNearestPicksTheCloserNeighbour(long seed) {
        RandomMarkets markets = new RandomMarkets(seed);
        MarketInfo market = markets.market();
        GridOracle oracle = new GridOracle(market.priceGrid());

        for (int i = 0; i < PRICES; i++) {
            BigDecimal price = markets.price(market.priceGrid());
            String what = "seed %d, %s, price %s".formatted(seed, market.priceGrid(), price.toPlainString());
            BigDecimal below = oracle.floor(price);
            BigDecimal above = oracle.ceiling(price);
            boolean nearerBelow = price.subtract(below).compareTo(above.subtract(price)) < 0;

            expect(what, nearerBelow ? below : above, () -> market.roundPrice(price, RoundingMode.HALF_UP));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void roundingARoundedPriceChangesNothing(long seed) {
        RandomMarkets markets = new RandomMarkets(seed);
        PriceGrid grid = markets.grid();

        for (int i = 0; i < PRICES; i++) {
            BigDecimal point = grid.round(markets.price(grid), RoundingMode.UP);
            String what = "seed %d, %s, point %s".formatted(seed, grid, point.toPlainString());

            assertThat(grid.contains(point)).as(what).isTrue();
            for (RoundingMode mode : RoundingMode.values()) {
                assertThat(grid.round(point, mode)).as(what + ", " + mode).isEqualByComparingTo(point);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void gridContainsExactlyItsPoints(long seed) {
        RandomMarkets markets = new RandomMarkets(seed);
        PriceGrid grid = markets.grid();
        GridOracle oracle = new GridOracle(grid);

        for (int i = 0; i < PRICES; i++) {
            BigDecimal price = markets.price(grid);

            assertThat(grid.contains(price))
                    .as("seed %d, %s, price %s", seed, grid, price.toPlainString())
                    .isEqualTo(oracle.isPoint(price));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void roundedSizeIsAMultipleOfTheLotTowardsZero(long seed) {
        RandomMarkets markets = new RandomMarkets(seed);
        MarketInfo market = markets.market();

        for (int i = 0; i < PRICES; i++) {
            BigDecimal size = markets.size(market.id()).toBigDecimal();
            String what = "seed %d, lot %s, size %s".formatted(seed, market.lotSize(), size.toPlainString());
            BigDecimal expected = size.subtract(size.remainder(market.lotSize()));

            if (fits(expected)) {
                assertThat(market.roundSize(size).toBigDecimal()).as(what).isEqualByComparingTo(expected);
            } else {
                assertThatThrownBy(() -> market.roundSize(size)).as(what).isInstanceOf(ArithmeticException.class);
            }
        }
    }

    /** Either exactly the expected price, or an error where the expected one is no price or does not fit one. */
    private static void expect(String what, BigDecimal expected, Supplier<Price> rounding) {
        if (expected.signum() == 0) {
            assertThatThrownBy(rounding::get)
                    .as(what)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("rounds to zero");
        } else if (fits(expected)) {
            assertThat(rounding.get().toBigDecimal()).as(what).isEqualByComparingTo(expected);
        } else {
            assertThatThrownBy(rounding::get).as(what).isInstanceOf(ArithmeticException.class);
        }
    }

    static boolean fits(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        BigDecimal fixed = plain.scale() < 0 ? plain.setScale(0) : plain;
        return fixed.scale() <= 18 && fixed.unscaledValue().bitLength() <= 63;
    }
}
