package io.jackstay.runtime.web.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PastTest {
    private static final BigDecimal ZERO = BigDecimal.ZERO;

    @Test
    void aCandleHasTheFirstTheHighestTheLowestAndTheLastOfItsTime() {
        Candles candles = new Candles();
        int[] prices = {10, 14, 8, 11, 20, 19};
        for (int i = 0; i < prices.length; i++) {
            candles.note(i * 20_000L, BigDecimal.valueOf(prices[i]), 100);
        }

        assertThat(candles.columns(60_000, 0))
                .isEqualTo(Map.of(
                        "t", List.of(0L, 60_000L),
                        "o", decimals(10, 11),
                        "h", decimals(14, 20),
                        "l", decimals(8, 11),
                        "c", decimals(8, 19)));
        assertThat(candles.columns(300_000, 0).get("h")).isEqualTo(decimals(20));
        assertThat(candles.columns(60_000, 60_000).get("t")).isEqualTo(List.of(60_000L));
    }

    @Test
    void noMoreIsKeptThanIsAllowed() {
        Candles candles = new Candles();
        Curve curve = new Curve();
        for (int i = 0; i < 100; i++) {
            candles.note(i * 60_000L, BigDecimal.ONE, 10);
            curve.note(i * 10_000L, BigDecimal.ONE, ZERO, 10);
        }

        assertThat((List<?>) candles.columns(60_000, 0).get("t"))
                .hasSize(10)
                .last()
                .isEqualTo(99 * 60_000L);
        assertThat((List<?>) curve.columns(0, 100, List.of()).get("t")).hasSize(10);
    }

    @Test
    void theDrawdownIsAFractionOfTheHighestEquitySoFar() {
        Curve curve = new Curve();
        int[] equities = {100, 200, 150};
        for (int i = 0; i < equities.length; i++) {
            curve.note(i * 10_000L, BigDecimal.valueOf(equities[i]), ZERO, 10);
        }

        assertThat(((List<?>) curve.columns(0, 10, List.of()).get("drawdown")).get(2))
                .isEqualTo(new BigDecimal("0.250000"));
    }

    @Test
    void aThinnedCurveKeepsItsEndsAndItsPeak() {
        List<Curve.Point> points = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            points.add(new Curve.Point(i, BigDecimal.valueOf(i == 2_345 ? 9_999 : 100), ZERO, ZERO));
        }

        List<Curve.Point> thin = Curve.thinned(points, 100);

        assertThat(thin).hasSize(100).contains(points.get(0), points.get(2_345), points.get(4_999));
        assertThat(thin).isSortedAccordingTo((a, b) -> Long.compare(a.millis(), b.millis()));
    }

    @Test
    void whatWasBeforeTheProcessComesBeforeItsOwnPointsUnderTheHighestOfAll() {
        Curve curve = new Curve();
        curve.note(100_000, BigDecimal.valueOf(150), BigDecimal.ONE, 10);
        curve.note(110_000, BigDecimal.valueOf(300), BigDecimal.ONE, 10);
        List<Earlier> earlier = List.of(earlier(50_000, 100), earlier(90_000, 180), earlier(105_000, 999));

        Map<String, ?> columns = curve.columns(60_000, 10, earlier);

        assertThat(columns.get("t")).isEqualTo(List.of(50_000L, 90_000L, 100_000L, 110_000L));
        assertThat(columns.get("equity")).isEqualTo(decimals(100, 180, 150, 300));
        assertThat(columns.get("position")).isEqualTo(decimals(7, 7, 1, 1));
        assertThat(((List<?>) columns.get("drawdown")).stream().map(String::valueOf))
                .containsExactly("0.500000", "0.100000", "0.250000", "0.000000");
    }

    private static Earlier earlier(long millis, int equity) {
        return new Earlier(millis, BigDecimal.valueOf(equity), BigDecimal.valueOf(7), BigDecimal.valueOf(200));
    }

    @Test
    void aSumHasEachCurveFromItsFirstPointOn() {
        List<Earlier> sum = Earlier.sum(List.of(
                List.of(earlier(10, 100), earlier(30, 110)), List.of(earlier(20, 5), earlier(30, 4)), List.of()));

        assertThat(sum).extracting(Earlier::millis).containsExactly(10L, 20L, 30L);
        assertThat(sum).extracting(point -> point.equity().intValue()).containsExactly(100, 105, 114);
        assertThat(sum).extracting(point -> point.peak().intValue()).containsExactly(100, 105, 114);
    }

    private static List<BigDecimal> decimals(int... numbers) {
        List<BigDecimal> decimals = new ArrayList<>();
        for (int number : numbers) {
            decimals.add(BigDecimal.valueOf(number));
        }
        return decimals;
    }
}
