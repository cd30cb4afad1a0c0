package io.jackstay.api.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceGridTest {
    private static final PriceGrid FIVE_FIGURES = new PriceGrid.Significant(5, 3);
    private static final PriceGrid BANDS =
            new PriceGrid.Bands(List.of(band("0", "0.01"), band("10", "0.05"), band("100", "0.5")));

    @ParameterizedTest
    @ValueSource(strings = {"12345", "123456", "1234.5", "123.45", "1.234", "0.012", "0.001", "1234.50", "100000"})
    void fiveFiguresTakeWhatTheVenueTakes(String price) {
        assertThat(FIVE_FIGURES.contains(new BigDecimal(price))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234.56", "12345.6", "123.456", "0.0123", "1.2345", "0.0001"})
    void fiveFiguresRefuseWhatTheVenueRefuses(String price) {
        assertThat(FIVE_FIGURES.contains(new BigDecimal(price))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "99.999, BUY, 1, 100",
        "100, BUY, 1, 100.01",
        "100, SELL, 1, 99.999",
        "9999.9, BUY, 2, 10001",
        "10001, SELL, 2, 9999.9",
        "123456, SELL, 1, 123455",
        "0.001, SELL, 1, 0"
    })
    void stepsOverTheDecadesOfFiveFigures(BigDecimal from, Side direction, int ticks, BigDecimal to) {
        assertThat(FIVE_FIGURES.step(from, direction, ticks)).isEqualByComparingTo(to);
    }

    @ParameterizedTest
    @CsvSource({
        "9.99, BUY, 1, 10",
        "9.99, BUY, 2, 10.05",
        "10, SELL, 1, 9.99",
        "99.95, BUY, 3, 101",
        "101, SELL, 3, 99.95",
        "9.995, BUY, 1, 10",
        "9.995, SELL, 1, 9.99",
        "101, SELL, 1, 100.5"
    })
    void stepsOverTheEdgesOfBands(BigDecimal from, Side direction, int ticks, BigDecimal to) {
        assertThat(BANDS.step(from, direction, ticks)).isEqualByComparingTo(to);
    }

    @ParameterizedTest
    @CsvSource({
        "9.996, DOWN, 9.99",
        "9.996, UP, 10",
        "10.01, DOWN, 10",
        "10.01, UP, 10.05",
        "99.99, UP, 100",
        "100.24, HALF_UP, 100"
    })
    void roundsWithTheTickOfTheBand(BigDecimal price, RoundingMode mode, BigDecimal rounded) {
        assertThat(BANDS.round(price, mode)).isEqualByComparingTo(rounded);
    }

    @Test
    void scaleIsThatOfTheFinestPoint() {
        assertThat(new PriceGrid.Tick(new BigDecimal("0.50")).scale()).isEqualTo(1);
        assertThat(new PriceGrid.Tick(new BigDecimal("1E+1")).scale()).isZero();
        assertThat(FIVE_FIGURES.scale()).isEqualTo(3);
        assertThat(BANDS.scale()).isEqualTo(2);
    }

    @Test
    void gridsAreEqualByValue() {
        assertThat(new PriceGrid.Tick(new BigDecimal("0.10")))
                .isEqualTo(new PriceGrid.Tick(new BigDecimal("0.1")))
                .hasSameHashCodeAs(new PriceGrid.Tick(new BigDecimal("0.1")));
        assertThat(band("10.0", "0.50")).isEqualTo(band("10", "0.5"));
    }

    @Test
    void everyGridCanBeToldAsBands() {
        assertThat(new PriceGrid.Tick(BigDecimal.TEN).bands()).containsExactly(band("0", "10"));
        assertThat(FIVE_FIGURES.bands())
                .containsExactly(band("0", "0.001"), band("100", "0.01"), band("1000", "0.1"), band("10000", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.1", "0.0000000000000000001"})
    void refusesImpossibleTicks(String tick) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PriceGrid.Tick(new BigDecimal(tick)))
                .withMessageContaining("must be positive, with at most 18 decimals");
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "19, 2", "5, -1", "5, 19"})
    void refusesImpossibleFigures(int digits, int maxDecimals) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PriceGrid.Significant(digits, maxDecimals));
    }

    @Test
    void refusesBandsThatDoNotMeet() {
        assertRefused(List.of(), "must begin at 0");
        assertRefused(List.of(band("1", "1")), "must begin at 0");
        assertRefused(List.of(band("0", "0.3"), band("10", "0.5")), "must begin higher, at a multiple of that tick");
        assertRefused(List.of(band("0", "1"), band("10", "1"), band("5", "1")), "must begin higher");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> band("10", "3"))
                .withMessageContaining("multiple of its tick");
        assertThatIllegalArgumentException().isThrownBy(() -> band("-1", "1")).withMessageContaining("zero or more");
    }

    @Test
    void refusesWhatIsNotOnAnyGrid() {
        BigDecimal negative = new BigDecimal("-1");

        assertThat(BANDS.contains(negative)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> BANDS.round(negative, RoundingMode.UP));
        assertThatIllegalArgumentException().isThrownBy(() -> FIVE_FIGURES.round(negative, RoundingMode.UP));
        assertThatIllegalArgumentException().isThrownBy(() -> BANDS.step(BigDecimal.ONE, Side.BUY, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BANDS.step(BigDecimal.ONE, Side.SELL, 101))
                .withMessageContaining("below zero");
        assertThatThrownBy(() -> BANDS.round(new BigDecimal("0.001"), RoundingMode.UNNECESSARY))
                .isInstanceOf(ArithmeticException.class);
    }

    private static void assertRefused(List<PriceGrid.Band> bands, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PriceGrid.Bands(bands))
                .withMessageContaining(why);
    }

    private static PriceGrid.Band band(String from, String tick) {
        return new PriceGrid.Band(new BigDecimal(from), new BigDecimal(tick));
    }
}
