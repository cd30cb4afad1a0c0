package io.jackstay.runtime.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Candle;
import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.MarketKind;
import io.jackstay.api.market.PriceGrid;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CandleBuilderTest {
    private static final MarketId BTC = MarketId.parse("sim:BTC-USDC-PERP");
    private static final MarketInfo INFO = MarketInfo.of(BTC, MarketKind.PERPETUAL)
            .assets("BTC", "USDC", "USDC")
            .priceGrid(new PriceGrid.Tick(new BigDecimal("0.1")))
            .lotSize(new BigDecimal("0.001"))
            .build();
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final List<Candle> closed = new ArrayList<>();
    private final CandleBuilder minutes = new CandleBuilder(Duration.ofMinutes(1), closed::add);

    static long[] seeds() {
        return new SplittableRandom(41).longs(20).toArray();
    }

    private void print(String price, long size, long nanos) {
        minutes.print(INFO, new BigDecimal(price).movePointRight(1).longValueExact(), size, nanos);
    }

    private List<String> texts() {
        return closed.stream()
                .map(candle -> "%s %s %s %s %s %s"
                        .formatted(
                                candle.start(),
                                candle.open(),
                                candle.high(),
                                candle.low(),
                                candle.close(),
                                candle.volume()))
                .toList();
    }

    @Test
    void closesWithTheFirstEventAtOrAfterTheEnd() {
        print("100", 1, 0);
        print("103", 2, 10);
        print("99", 3, 20);
        print("101", 4, MINUTE - 1);
        assertThat(closed).isEmpty();

        minutes.time(INFO, MINUTE);

        assertThat(texts()).containsExactly("1970-01-01T00:00:00Z 100 103 99 101 0.01");
        print("105", 1, MINUTE + 5);
        minutes.time(INFO, 2 * MINUTE);
        assertThat(texts().get(1)).isEqualTo("1970-01-01T00:01:00Z 105 105 105 105 0.001");
    }

    @Test
    void leavesOutTheIntervalInWhichItBegan() {
        print("100", 1, 30);
        print("101", 1, MINUTE + 30);
        print("102", 1, 2 * MINUTE + 30);

        assertThat(texts()).containsExactly("1970-01-01T00:01:00Z 101 101 101 101 0.001");
    }

    @Test
    void intervalWithoutAPriceRepeatsTheCloseBefore() {
        print("100", 1, 0);
        minutes.time(INFO, 3 * MINUTE);

        assertThat(texts())
                .containsExactly(
                        "1970-01-01T00:00:00Z 100 100 100 100 0.001",
                        "1970-01-01T00:01:00Z 100 100 100 100 0",
                        "1970-01-01T00:02:00Z 100 100 100 100 0");
    }

    @Test
    void longSilenceIsNotToldCandleByCandle() {
        print("100", 1, 0);
        minutes.time(INFO, 1_000_000 * MINUTE);

        assertThat(closed).hasSize(2_001);
        assertThat(closed.get(2_000).start()).isEqualTo(Instant.ofEpochSecond(999_999 * 60L));
    }

    @Test
    void quotesCountByTheirExactMiddle() {
        minutes.quote(INFO, 1_000, 1_001, 0);
        minutes.time(INFO, MINUTE);

        assertThat(texts()).containsExactly("1970-01-01T00:00:00Z 100.05 100.05 100.05 100.05 0");
    }

    @Test
    void otherPriceScaleBeginsAnew() {
        print("100", 1, 0);
        MarketInfo finer = INFO.toBuilder()
                .priceGrid(new PriceGrid.Tick(new BigDecimal("0.01")))
                .revision(2)
                .build();

        minutes.print(finer, 10_000, 1, MINUTE + 1);
        minutes.print(finer, 10_001, 1, 2 * MINUTE);
        minutes.time(finer, 3 * MINUTE);

        assertThat(texts()).containsExactly("1970-01-01T00:02:00Z 100.01 100.01 100.01 100.01 0.001");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void candlesCoverEveryPrintOnceAndFollowEachOther(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long nanos = 0;
        long sizes = 0;
        for (int i = 0; i < 1_000; i++) {
            long size = random.nextLong(1, 9);
            print(Long.toString(random.nextLong(90, 110)), size, nanos);
            sizes += size;
            nanos += random.nextLong(MINUTE);
        }
        minutes.time(INFO, nanos + MINUTE);

        BigDecimal volume =
                closed.stream().map(c -> c.volume().toBigDecimal()).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(volume).as("seed %d", seed).isEqualByComparingTo(BigDecimal.valueOf(sizes, 3));
        for (int i = 0; i < closed.size(); i++) {
            assertThat(closed.get(i).start()).as("seed %d", seed).isEqualTo(Instant.ofEpochSecond(60L * i));
        }
    }
}
