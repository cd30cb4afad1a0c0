package io.jackstay.strategy.grid.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Size;
import io.jackstay.strategy.grid.Given;
import io.jackstay.strategy.grid.config.BoundsConfig.Outside;
import io.jackstay.strategy.grid.config.Direction;
import io.jackstay.strategy.grid.config.Profit;
import io.jackstay.strategy.grid.plan.GridView.Rests;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The decision against a second implementation that shares nothing with it, on views that are drawn. */
class DecisionReferenceTest {
    private static final MarketInfo INFO = Given.market().build();
    private static final int VIEWS = 40;

    static long[] seeds() {
        return new SplittableRandom(61).longs(100).toArray();
    }

    private static BigDecimal thousandths(SplittableRandom random, long least, long most) {
        return BigDecimal.valueOf(random.nextLong(least, most + 1), 3);
    }

    private static Given settings(SplittableRandom random) {
        Given given = Given.sample()
                .levels(random.nextInt(2, 16))
                .size(thousandths(random, 1, 30).toPlainString());
        if (random.nextInt(4) > 0) {
            given = given.inventory(
                    thousandths(random, -40, 40).toPlainString(),
                    thousandths(random, 1, 120).toPlainString(),
                    random.nextInt(101) + "%");
        }
        if (random.nextInt(3) > 0) {
            Optional<String> activation = Optional.of(BigDecimal.valueOf(random.nextLong(1, 200), 2) + "%");
            int which = random.nextInt(3);
            given = given.resting(
                    activation.filter(any -> which != 0),
                    Optional.of(random.nextInt(1, 25)).filter(any -> which != 1),
                    random.nextInt(40) + "%");
        }
        return random.nextInt(3) > 0
                ? given
                : given.bounds("59600", "60300", Outside.values()[random.nextInt(Outside.values().length)]);
    }

    private static SortedMap<Integer, Rests> resting(SplittableRandom random, Ladder ladder) {
        SortedMap<Integer, Rests> resting = new TreeMap<>();
        for (int leg = 0; leg < ladder.legs(); leg++) {
            if (random.nextBoolean()) {
                Size size = Size.of(Given.BTC, thousandths(random, 1, 30));
                long filled = random.nextInt(3) > 0 ? 0 : random.nextLong(size.unscaledValue() + 1);
                resting.put(leg, new Rests(size, Size.of(Given.BTC, filled, size.scale())));
            }
        }
        return resting;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void decidesAsTheSecondImplementation(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < VIEWS; i++) {
            Given given = settings(random);
            Ladder ladder = given.ladder("60000", INFO);
            Direction direction = Direction.values()[random.nextInt(3)];
            List<Leg> legs = FreshLegs.of(ladder, given.levels(), 0, direction, thousandths(random, -100, 100));
            GridView view = new GridView(
                    ladder,
                    Wanted.all(legs, ladder, Profit.QUOTE),
                    BigDecimal.valueOf(random.nextLong(1_190_000, 1_210_000), 1).divide(BigDecimal.valueOf(2)),
                    thousandths(random, -150, 150),
                    resting(random, ladder));

            SortedMap<Integer, Long> sizes = new TreeMap<>();
            Decision.wanted(given.config(), view)
                    .orders()
                    .forEach((leg, want) -> sizes.put(
                            leg, want.size().toBigDecimal().movePointRight(3).longValueExact()));

            assertThat(sizes)
                    .as("seed %d, view %d: %s of %s", seed, i, view, given.config())
                    .isEqualTo(NaiveDecision.sizes(given.config(), view));
        }
    }
}
