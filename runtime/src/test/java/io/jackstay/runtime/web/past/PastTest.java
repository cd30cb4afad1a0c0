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
        assertThat((List<?>) curve.columns(0, 100).get("t")).hasSize(10);
    }

    @Test
    void theDrawdownIsAFractionOfTheHighestEquitySoFar() {
        Curve curve = new Curve();
        int[] equities = {100, 200, 150};
        for (int i = 0; i < equities.length; i++) {
            curve.note(i * 10_000L, BigDecimal.valueOf(equities[i]), ZERO, 10);
        }

        assertThat(((List<?>) curve.columns(0, 10).get("drawdown")).get(2)).isEqualTo(new BigDecimal("0.250000"));
    }

    @Test
    void aThinnedCurveKeepsItsEndsAndItsPeak() {
        List<Curve.Point> points = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            points.add(new Curve.Point(i, BigDecimal.valueOf(i == 2_345 ? 9_999 : 100), ZERO, ZERO));
        }

        List<Curve.Point> thin = Thinning.of(points, 100);

        assertThat(thin).hasSize(100).contains(points.get(0), points.get(2_345), points.get(4_999));
        assertThat(thin).isSortedAccordingTo((a, b) -> Long.compare(a.millis(), b.millis()));
    }

    private static List<BigDecimal> decimals(int... numbers) {
        List<BigDecimal> decimals = new ArrayList<>();
        for (int number : numbers) {
            decimals.add(BigDecimal.valueOf(number));
        }
        return decimals;
    }
}
