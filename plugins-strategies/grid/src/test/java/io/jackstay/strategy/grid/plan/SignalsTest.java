package io.jackstay.strategy.grid.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Candle;
import io.jackstay.strategy.grid.Given;
import io.jackstay.strategy.grid.config.PivotsConfig;
import io.jackstay.strategy.grid.config.TrendConfig;
import io.jackstay.strategy.grid.config.VolatilityConfig;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignalsTest {
    private static final VolatilityConfig VOLATILITY =
            Given.sample().volatility(2, 6).config().volatility().orElseThrow();
    private static final TrendConfig TREND =
            Given.sample().trend(2, 5, TrendConfig.Bias.LEVELS).config().trend().orElseThrow();
    private static final PivotsConfig PIVOTS =
            Given.sample().pivots(1, 7, 1, "1%").config().pivots().orElseThrow();

    static long[] seeds() {
        return new SplittableRandom(43).longs(30).toArray();
    }

    @Test
    void spacingIsUnchangedUntilTheLongWindowIsThere() {
        assertThat(Signals.multiplier(Given.candles("100", "110", "100", "110", "100", "110"), VOLATILITY))
                .isEqualByComparingTo("1");
    }

    @Test
    void quietEndOfARestlessWindowNarrowsTheSpacingToItsLeast() {
        assertThat(Signals.multiplier(Given.candles("100", "110", "100", "110", "100", "100", "100"), VOLATILITY))
                .isEqualByComparingTo("0.5");
    }

    @Test
    void restlessEndOfAQuietWindowWidensTheSpacing() {
        assertThat(Signals.multiplier(Given.candles("100", "100", "100", "100", "100", "110", "99"), VOLATILITY))
                .isEqualByComparingTo("1.73");
    }

    @Test
    void steadyChangeLeavesTheSpacingAlone() {
        assertThat(Signals.multiplier(Given.candles("100", "110", "100", "110", "100", "110", "100"), VOLATILITY))
                .isBetween(new BigDecimal("0.95"), new BigDecimal("1.05"));
        assertThat(Signals.multiplier(Given.candles("1", "1", "1", "1", "1", "1", "1"), VOLATILITY))
                .isEqualByComparingTo("1");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void multiplierStaysWithinItsBounds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String[] closes = new String[20];
        for (int i = 0; i < closes.length; i++) {
            closes[i] = Long.toString(random.nextLong(1, random.nextBoolean() ? 3 : 100_000));
        }

        assertThat(Signals.multiplier(Given.candles(closes), VOLATILITY))
                .as("seed %d", seed)
                .isBetween(VOLATILITY.min(), VOLATILITY.max());
    }

    @Test
    void trendIsTheSideOfTheFastAverage() {
        assertThat(Signals.trend(Given.candles("100", "101", "102", "103", "104"), TREND))
                .isEqualTo(1);
        assertThat(Signals.trend(Given.candles("104", "103", "102", "101", "100"), TREND))
                .isEqualTo(-1);
    }

    @Test
    void thereIsNoTrendWithinTheThresholdOrWithTooFewCandles() {
        assertThat(Signals.trend(Given.candles("100", "100", "100", "100", "100.01"), TREND))
                .isZero();
        assertThat(Signals.trend(Given.candles("100", "120", "140", "160"), TREND))
                .isZero();
    }

    @Test
    void rangeLiesBetweenTheTurningPointsWithItsMargin() {
        List<Candle> candles = Given.candles("100", "120", "110", "90", "100", "115", "130");

        assertThat(Signals.range(candles, PIVOTS, new BigDecimal("105"))).hasValueSatisfying(range -> {
            assertThat(range.centre()).isEqualByComparingTo("105");
            assertThat(range.lower()).isEqualByComparingTo("89.1");
            assertThat(range.upper()).isEqualByComparingTo("121.2");
        });
    }

    @Test
    void withoutATurningPointTheExtremesCount() {
        assertThat(Signals.range(
                        Given.candles("100", "101", "102", "103", "104", "105", "106"), PIVOTS, new BigDecimal("105")))
                .hasValueSatisfying(range -> {
                    assertThat(range.lower()).isEqualByComparingTo("99");
                    assertThat(range.upper()).isEqualByComparingTo("107.06");
                });
    }

    @Test
    void onlyTheLastCandlesCountAndTooFewAreNone() {
        List<Candle> many = new ArrayList<>(Given.candles("900", "5", "100", "120", "110", "90", "100", "115", "130"));

        assertThat(Signals.range(many, PIVOTS, BigDecimal.TEN))
                .hasValueSatisfying(range -> assertThat(range.upper()).isEqualByComparingTo("121.2"));
        assertThat(Signals.range(many.subList(0, 6), PIVOTS, BigDecimal.TEN)).isEmpty();
    }
}
