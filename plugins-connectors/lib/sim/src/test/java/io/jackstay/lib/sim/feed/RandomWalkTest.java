package io.jackstay.lib.sim.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.market.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomWalkTest {
    private static final int STEPS = 5_000;

    /** Tick 5, lot 10: start 600000, deviation 180 a step, half a percent pulled back. */
    private static WalkSettings settings(long seed) {
        return new WalkSettings(seed, 600_000, 5, 10, 180L << 16, 328, 2, 4, 800, 1_500, 40);
    }

    @Test
    void randomNumbersAreThePublishedOnes() {
        SplitMix64 random = new SplitMix64(1_234_567);

        assertThat(List.of(random.next(), random.next(), random.next()))
                .containsExactly(6_457_827_717_110_365_317L, 3_203_168_211_198_807_973L, -8_629_252_141_511_181_193L);
    }

    @Test
    void bellHasTheStatedMeanAndDeviation() {
        SplitMix64 random = new SplitMix64(3);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 100_000; i++) {
            double value = random.nextBell() / 65_536.0;
            sum += value;
            squares += value * value;
        }

        assertThat(sum / 100_000).isBetween(-0.02, 0.02);
        assertThat(squares / 100_000).isBetween(0.97, 1.03);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void booksAreOnTheGridInOrderAndNeverCrossed(long seed) {
        Collector collector = new Collector();
        RandomWalk walk = new RandomWalk(settings(seed));
        for (int step = 0; step < STEPS; step++) {
            collector.levels.clear();
            walk.step(collector);

            assertThat(collector.levels).hasSize(8);
            long bid = collector.levels.get(0)[1];
            for (int i = 0; i < 4; i++) {
                assertThat(collector.levels.get(i)[1]).isEqualTo(bid - 5 * i);
                assertThat(collector.levels.get(4 + i)[1]).isEqualTo(bid + 10 + 5 * i);
            }
            for (long[] level : collector.levels) {
                assertThat(level[1] % 5).isZero();
                assertThat(level[2] % 10).isZero();
                assertThat(level[2]).isBetween(200L, 1_400L);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void marketSwingsAboutItsStartAndTradesAtTheStatedRate(long seed) {
        Collector collector = new Collector();
        RandomWalk walk = new RandomWalk(settings(seed));
        long lowest = Long.MAX_VALUE;
        long highest = 0;
        for (int step = 0; step < STEPS; step++) {
            collector.levels.clear();
            walk.step(collector);
            lowest = Math.min(lowest, collector.levels.get(0)[1]);
            highest = Math.max(highest, collector.levels.get(0)[1]);
        }

        assertThat(lowest).as("six deviations of 1800").isBetween(589_000L, 599_000L);
        assertThat(highest).isBetween(601_000L, 611_000L);
        assertThat(collector.trades).hasSize((STEPS - 1) * 3 / 2);
    }

    @Test
    void printsAreAtTheTouchThatWasToldBefore() {
        Collector collector = new Collector();
        RandomWalk walk = new RandomWalk(settings(5));
        walk.step(collector);
        for (int step = 0; step < STEPS; step++) {
            long bid = collector.levels.get(0)[1];
            collector.levels.clear();
            collector.trades.clear();
            walk.step(collector);

            for (long[] trade : collector.trades) {
                assertThat(trade[1]).isEqualTo(trade[0] == 0 ? bid + 10 : bid);
            }
        }
    }

    @Test
    void sameSeedGivesTheSameMarketAndAnotherSeedAnother() {
        assertThat(trace(9)).isEqualTo(trace(9)).isNotEqualTo(trace(10));
    }

    private static List<String> trace(long seed) {
        Collector collector = new Collector();
        RandomWalk walk = new RandomWalk(settings(seed));
        for (int step = 0; step < 200; step++) {
            walk.step(collector);
        }
        return collector.lines;
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        assertThatThrownBy(() -> new WalkSettings(1, 0, 5, 10, 1, 1, 2, 4, 800, 1, 40))
                .hasMessageContaining("start must be positive");
        assertThatThrownBy(() -> new WalkSettings(1, Long.MAX_VALUE / 2, 5, 10, 1, 1, 2, 4, 800, 1, 40))
                .hasMessageContaining("too fine for a random walk");
        assertThatThrownBy(() -> new WalkSettings(1, 600, 5, 10, 1, 70_000, 2, 4, 800, 1, 40))
                .hasMessageContaining("the pull at most 65536");
    }

    private static final class Collector implements FeedSink {
        private final List<long[]> levels = new ArrayList<>();
        private final List<long[]> trades = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();

        @Override
        public void onTrade(long price, long size, Side takerSide) {
            trades.add(new long[] {takerSide == Side.BUY ? 0 : 1, price, size});
            lines.add(takerSide + " " + price + " " + size);
        }

        @Override
        public void onBook() {
            lines.add("book");
        }

        @Override
        public void onLevel(Side side, long price, long size) {
            levels.add(new long[] {side == Side.BUY ? 0 : 1, price, size});
            lines.add(side + " " + price + " " + size);
        }

        @Override
        public void onBookEnd() {
            lines.add("end");
        }
    }
}
