package io.jackstay.strategy.grid.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jackstay.api.market.Fees;
import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.PriceGrid;
import io.jackstay.strategy.grid.Given;
import io.jackstay.strategy.grid.config.GridConfig;
import io.jackstay.strategy.grid.config.Profit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LadderTest {
    private static final BigDecimal TICK = new BigDecimal("0.1");

    static long[] seeds() {
        return new SplittableRandom(20_240_808).longs(60).toArray();
    }

    @Test
    void sampleRestsTheLevelsOfThePage() {
        Ladder ladder = ladder(Given.sample(), "60000", Given.market().build());

        assertThat(ladder.legs()).isEqualTo(20);
        assertThat(texts(ladder).subList(8, 13)).containsExactly("59880.1", "59940", "60000", "60060", "60120.1");
        assertThat(ladder.size(0)).hasToString("0.01");
    }

    @Test
    void rangeHasAsManyLegsAsLevelsAndKeepsItsEnds() {
        Ladder geometric = ladder(
                Given.sample().levels(2).between("100", "144"),
                "1",
                Given.market().build());
        Ladder arithmetic = ladder(
                Given.sample().levels(2).between("100", "144").arithmetic(),
                "1",
                Given.market().build());

        assertThat(texts(geometric)).containsExactly("100", "120", "144");
        assertThat(texts(arithmetic)).containsExactly("100", "122", "144");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void levelsAreOnTheGridAndStrictlyRise(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MarketInfo info = market(random);
        Ladder ladder = given(random).ladder(decimal(random, 1, 100_000), info);

        for (int level = 0; level <= ladder.legs(); level++) {
            BigDecimal price = ladder.price(level).toBigDecimal();
            assertThat(info.priceGrid().contains(price))
                    .as("seed %d: %s", seed, price)
                    .isTrue();
            if (level > 0) {
                assertThat(price)
                        .as("seed %d", seed)
                        .isGreaterThan(ladder.price(level - 1).toBigDecimal());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void geometricLevelIsTheLastTickThatKeepsTheFactor(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Given given = Given.sample().levels(random.nextInt(2, 40));
        given = given.spacing(BigDecimal.valueOf(random.nextInt(1, 1_000), 2).toPlainString() + "%");
        BigDecimal centre = decimal(random, 50_000, 100_000);
        Ladder ladder = given.ladder(centre, Given.market().build());
        BigDecimal factor = BigDecimal.ONE.add(given.spacing().orElseThrow().fraction());

        BigDecimal power = BigDecimal.ONE;
        for (int k = 1; k <= given.levels(); k++) {
            power = power.multiply(factor);
            BigDecimal below = ladder.price(given.levels() - k).toBigDecimal();
            BigDecimal above = ladder.price(given.levels() + k).toBigDecimal();
            assertThat(below.multiply(power)).as("seed %d, %d", seed, k).isLessThanOrEqualTo(centre);
            assertThat(below.add(TICK).multiply(power))
                    .as("seed %d, %d", seed, k)
                    .isGreaterThan(centre);
            assertThat(above).as("seed %d, %d", seed, k).isGreaterThanOrEqualTo(centre.multiply(power));
            assertThat(above.subtract(TICK)).as("seed %d, %d", seed, k).isLessThan(centre.multiply(power));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void arithmeticLevelsAreOneDistanceApart(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BigDecimal centre = decimal(random, 50_000, 100_000);
        Given given = Given.sample().arithmetic().levels(random.nextInt(2, 40));
        given = given.spacing(BigDecimal.valueOf(random.nextInt(1, 200), 2).toPlainString() + "%");
        Ladder ladder = given.ladder(centre, Given.market().build());
        BigDecimal distance = given.spacing().orElseThrow().of(centre);

        BigDecimal offset = BigDecimal.ZERO;
        for (int k = 1; k <= given.levels(); k++) {
            offset = offset.add(distance);
            assertThat(ladder.price(given.levels() - k).toBigDecimal())
                    .as("seed %d, %d", seed, k)
                    .isEqualByComparingTo(centre.subtract(offset).setScale(1, RoundingMode.FLOOR));
            assertThat(ladder.price(given.levels() + k).toBigDecimal())
                    .as("seed %d, %d", seed, k)
                    .isEqualByComparingTo(centre.add(offset).setScale(1, RoundingMode.CEILING));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rangeFactorLeadsFromTheLowerToTheUpperEnd(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int steps = random.nextInt(2, 200);
        BigDecimal lower = decimal(random, 1, 1_000);
        BigDecimal upper = lower.multiply(decimal(random, 2, 50));

        List<BigDecimal> prices = LevelPrices.between(lower, upper, steps, GridConfig.Mode.GEOMETRIC);

        assertThat(prices).hasSize(steps + 1).startsWith(lower).endsWith(upper);
        BigDecimal tolerance = lower.multiply(lower).scaleByPowerOfTen(-26);
        for (int i = 1; i < steps; i++) {
            BigDecimal square = prices.get(i).multiply(prices.get(i));
            BigDecimal ends = prices.get(i - 1).multiply(prices.get(i + 1));
            assertThat(square).as("seed %d, %d of %d", seed, i, steps).isCloseTo(ends, within(tolerance));
        }
    }

    @Test
    void spacingBelowOneTickBecomesOneTick() {
        Ladder ladder = ladder(
                Given.sample().levels(3).spacing("0.03%"),
                "12.505",
                Given.market("0.01", "0.00001").build());

        assertThat(texts(ladder)).containsExactly("12.47", "12.48", "12.49", "12.5", "12.51", "12.52", "12.53");
    }

    @Test
    void levelsThatShareAPriceInARangeAreRefused() {
        assertThatThrownBy(() -> ladder(
                        Given.sample().levels(11).between("100", "101"),
                        "100",
                        Given.market().build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("levels = 11 do not fit between lower = 100 and upper = 101");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void valueIsNeverExceededByMoreThanALotWouldAdd(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MarketInfo info = Given.market().build();
        Ladder ladder = ladder(
                Given.sample().value("2000", "USDC"),
                decimal(random, 50_000, 100_000).toString(),
                info);

        for (int leg = 0; leg < ladder.legs(); leg++) {
            BigDecimal upper = ladder.price(leg + 1).toBigDecimal();
            BigDecimal size = ladder.size(leg).toBigDecimal();
            assertThat(size.multiply(upper)).as("seed %d", seed).isLessThanOrEqualTo(new BigDecimal("2000"));
            assertThat(size.add(info.lotSize()).multiply(upper))
                    .as("seed %d", seed)
                    .isGreaterThan(new BigDecimal("2000"));
        }
    }

    @Test
    void stepThatDoesNotCoverTwoFeesIsRefusedUnlessTold() {
        MarketInfo dear = Given.market()
                .fees(new Fees(new BigDecimal("0.0005"), new BigDecimal("0.001"), true))
                .build();
        Given given = Given.sample();

        assertThat(LadderCheck.problem(ladder(given, "60000", dear), given.config()))
                .hasValueSatisfying(why ->
                        assertThat(why).contains("two maker fees of 0.05%").contains("allow-fee-loss = true"));
        assertThat(LadderCheck.problem(
                        ladder(given.withFeeLoss(), "60000", dear),
                        given.withFeeLoss().config()))
                .isEmpty();
        assertThat(LadderCheck.problem(
                        ladder(given.spacing("0.11%"), "60000", dear),
                        given.spacing("0.11%").config()))
                .isEmpty();
    }

    @Test
    void sizesThatTheMarketDoesNotTakeAreRefused() {
        assertProblem(
                Given.sample().size("0.0009"), Given.market(), "would be 0 BTC, rounded down to the lot of 0.001");
        assertProblem(Given.sample(), Given.market().minSize(new BigDecimal("0.02")), "the least size", "0.02");
        assertProblem(Given.sample(), Given.market().maxSize(new BigDecimal("0.005")), "the greatest size", "0.005");
        assertProblem(Given.sample(), Given.market().minNotional(new BigDecimal("700")), "the least value", "700 USDC");
        assertProblem(Given.sample().value("100", "USDT"), Given.market(), "order-value = 100 USDT", "quoted in USDC");
    }

    private static void assertProblem(Given given, MarketInfo.Builder market, String... words) {
        Ladder ladder = ladder(given, "60000", market.build());
        assertThat(LadderCheck.problem(ladder, given.config()))
                .hasValueSatisfying(why -> assertThat(why).contains(words));
    }

    @Test
    void profitInBaseThatALotIsTooCoarseForIsRefused() {
        Given base = Given.sample().profit(Profit.BASE);

        assertProblem(base, Given.market(), "profit = base", "a lot of 0.001");
        MarketInfo fine = Given.market("0.1", "0.00001").build();
        assertThat(LadderCheck.problem(base.ladder("60000", fine), base.config()))
                .isEmpty();
    }

    @Test
    void nearestLevelIsTheOneToLeaveEmpty() {
        Ladder ladder = ladder(Given.sample(), "60000", Given.market().build());

        assertThat(ladder.nearest(new BigDecimal("60000"))).isEqualTo(10);
        assertThat(ladder.nearest(new BigDecimal("60031"))).isEqualTo(11);
        assertThat(ladder.nearest(new BigDecimal("1"))).isEqualTo(0);
        assertThat(ladder.nearest(new BigDecimal("99999"))).isEqualTo(20);
    }

    private static Ladder ladder(Given given, String centre, MarketInfo info) {
        return given.ladder(centre, info);
    }

    private static List<String> texts(Ladder ladder) {
        List<String> texts = new ArrayList<>();
        for (int level = 0; level <= ladder.legs(); level++) {
            texts.add(ladder.price(level).toString());
        }
        return texts;
    }

    private static Given given(SplittableRandom random) {
        Given given = Given.sample()
                .levels(random.nextInt(2, 60))
                .spacing(BigDecimal.valueOf(random.nextInt(1, 1_600), 3).toPlainString() + "%");
        return random.nextBoolean() ? given.arithmetic() : given;
    }

    private static MarketInfo market(SplittableRandom random) {
        PriceGrid grid =
                random.nextBoolean() ? new PriceGrid.Tick(new BigDecimal("0.001")) : new PriceGrid.Significant(5, 6);
        return Given.market().priceGrid(grid).build();
    }

    private static BigDecimal decimal(SplittableRandom random, int from, int to) {
        return BigDecimal.valueOf(random.nextLong(from * 1_000L, to * 1_000L), 3);
    }
}
