package io.jackstay.api.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of stepping from tick to tick, where the tick changes too. */
class StepPropertyTest {
    private static final int PRICES = 20;

    static LongStream seeds() {
        return LongStream.range(1, 301);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void stepsUpLandWhereWalkingPointByPointDoes(long seed) {
        RandomMarkets markets = new RandomMarkets(seed);
        PriceGrid grid = markets.grid();
        GridOracle oracle = new GridOracle(grid);

        for (int i = 0; i < PRICES; i++) {
            BigDecimal from = markets.price(grid);
            int ticks = markets.random().nextInt(1, 40);

            assertThat(grid.step(from, Side.BUY, ticks))
                    .as("seed %d, %s, %d up from %s", seed, grid, ticks, from.toPlainString())
                    .isEqualByComparingTo(oracle.up(from, ticks));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void stepUpThenDownReturns(long seed) {
        RandomMarkets markets = new RandomMarkets(seed);
        PriceGrid grid = markets.grid();

        for (int i = 0; i < PRICES; i++) {
            BigDecimal point = grid.round(markets.price(grid), RoundingMode.UP);
            int ticks = markets.random().nextInt(0, 1 << markets.random().nextInt(1, 31));
            String what = "seed %d, %s, %d from %s".formatted(seed, grid, ticks, point.toPlainString());
            BigDecimal up = grid.step(point, Side.BUY, ticks);

            assertThat(grid.contains(up)).as(what).isTrue();
            assertThat(grid.step(up, Side.SELL, ticks)).as(what).isEqualByComparingTo(point);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void oneStepReachesTheNextPointOnEachSide(long seed) {
        RandomMarkets markets = new RandomMarkets(seed);
        PriceGrid grid = markets.grid();
        GridOracle oracle = new GridOracle(grid);

        for (int i = 0; i < PRICES; i++) {
            BigDecimal price = markets.price(grid);
            String what = "seed %d, %s, from %s".formatted(seed, grid, price.toPlainString());
            BigDecimal below = oracle.floor(price.subtract(new BigDecimal("1E-40")));

            assertThat(grid.step(price, Side.SELL, 1)).as(what).isEqualByComparingTo(below);
            assertThat(grid.step(below, Side.BUY, 1)).as(what).isEqualByComparingTo(oracle.ceiling(price));
        }
    }
}
