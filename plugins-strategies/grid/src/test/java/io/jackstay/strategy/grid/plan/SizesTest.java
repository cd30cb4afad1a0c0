package io.jackstay.strategy.grid.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.plugin.Percent;
import io.jackstay.strategy.grid.Given;
import io.jackstay.strategy.grid.config.Direction;
import io.jackstay.strategy.grid.config.GridConfig;
import io.jackstay.strategy.grid.config.SizeConfig;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SizesTest {
    private static final MarketInfo INFO = Given.market().build();
    private static final MarketInfo FINE = Given.market("0.01", "0.00001").build();

    static long[] seeds() {
        return new SplittableRandom(37).longs(60).toArray();
    }

    private static List<String> sizes(Given given) {
        Ladder ladder = given.levels(4).ladder("60000", INFO);
        List<String> sizes = new ArrayList<>();
        for (int leg = 0; leg < ladder.legs(); leg++) {
            sizes.add(ladder.size(leg).toString());
        }
        return sizes;
    }

    private static Given sized(SizeConfig how) {
        return Given.sample().size("0.1").sizes(how);
    }

    @Test
    void flatIsTheSameEverywhere() {
        assertThat(sizes(sized(new SizeConfig.Flat()))).containsOnly("0.1").hasSize(8);
        assertThat(sizes(Given.sample().size("0.1"))).containsOnly("0.1").hasSize(8);
    }

    @Test
    void increasingGrowsByASteadyShareOutwards() {
        assertThat(sizes(sized(new SizeConfig.Increasing(Percent.parse("50%")))))
                .containsExactly("0.25", "0.2", "0.15", "0.1", "0.1", "0.15", "0.2", "0.25");
    }

    @Test
    void mountainIsLargestInTheMiddle() {
        assertThat(sizes(sized(new SizeConfig.Mountain(Percent.parse("40%")))))
                .containsExactly("0.04", "0.06", "0.08", "0.1", "0.1", "0.08", "0.06", "0.04");
    }

    @Test
    void valleyIsSmallestInTheMiddle() {
        assertThat(sizes(sized(new SizeConfig.Valley(Percent.parse("40%")))))
                .containsExactly("0.1", "0.08", "0.06", "0.04", "0.04", "0.06", "0.08", "0.1");
    }

    @Test
    void perLevelFactorsCountFromTheMiddleAndTheLastOneStays() {
        List<BigDecimal> factors = List.of(BigDecimal.ONE, new BigDecimal("3"), new BigDecimal("2"));

        assertThat(sizes(sized(new SizeConfig.PerLevel(factors))))
                .containsExactly("0.2", "0.2", "0.3", "0.1", "0.1", "0.3", "0.2", "0.2");
    }

    @Test
    void shareOfEquityIsABudget() {
        GridConfig config = Given.sample().levels(2).budgetShare("25%").config();
        Outlook outlook = new Outlook(FINE, new BigDecimal("60000"), new BigDecimal("48000"), BigDecimal.ONE, 0);

        Ladder ladder = Ladder.of(Planner.plan(config, Planner.anchor(config, outlook.mid()), outlook), FINE);

        assertThat(ladder.value()).isBetween(new BigDecimal("11997"), new BigDecimal("12000"));
    }

    @Test
    void budgetTooSmallForTheVenueIsRefusedWithAdvice() {
        Given given = Given.sample().levels(10).budget("150");
        MarketInfo info =
                Given.market("0.1", "0.00001").minNotional(BigDecimal.TEN).build();

        assertThat(LadderCheck.problem(given.ladder("60000", info), given.config()))
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("the least value of sim:BTC-USDC-PERP is 10 USDC")
                        .contains("20 orders share 150 USDC: give more, or fewer levels"));
    }

    @Test
    void shareTooSmallForTheVenueIsRefusedWithAdvice() {
        GridConfig config = Given.sample().budgetShare("1%").config();
        Outlook outlook = new Outlook(INFO, new BigDecimal("60000"), new BigDecimal("1000"), BigDecimal.ONE, 0);
        Ladder ladder = Ladder.of(Planner.plan(config, Planner.anchor(config, outlook.mid()), outlook), INFO);

        assertThat(LadderCheck.problem(ladder, config))
                .hasValueSatisfying(why -> assertThat(why).contains("20 orders share 1% of the equity"));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sizesSumToTheBudgetAndNeverExceedIt(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BigDecimal budget = BigDecimal.valueOf(random.nextLong(1_000, 100_000));
        List<SizeConfig> shapes = List.of(
                new SizeConfig.Flat(),
                new SizeConfig.Increasing(Percent.parse(random.nextInt(1, 300) + "%")),
                new SizeConfig.Mountain(Percent.parse(random.nextInt(1, 100) + "%")),
                new SizeConfig.Valley(Percent.parse(random.nextInt(1, 100) + "%")),
                new SizeConfig.PerLevel(List.of(BigDecimal.ONE, new BigDecimal("2.5"))));
        Given given = Given.sample()
                .levels(random.nextInt(2, 60))
                .budget(budget.toPlainString())
                .sizes(shapes.get(random.nextInt(shapes.size())));
        BigDecimal mid = BigDecimal.valueOf(random.nextLong(100, 100_000));
        Ladder ladder = given.ladder(mid, FINE);

        BigDecimal lots =
                FINE.lotSize().multiply(ladder.highest().toBigDecimal()).multiply(BigDecimal.valueOf(ladder.legs()));
        assertThat(ladder.value()).as("seed %d", seed).isLessThanOrEqualTo(budget);
        assertThat(ladder.value().add(lots)).as("seed %d", seed).isGreaterThan(budget);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void constantValueIsHeldWithinALotAtEachLevel(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BigDecimal value = BigDecimal.valueOf(random.nextLong(10_000, 100_000));
        Given given = Given.sample()
                .levels(random.nextInt(2, 100))
                .direction(Direction.LONG)
                .budget(value.toPlainString())
                .sizes(new SizeConfig.ConstantValue());
        given = given.spacing("1." + random.nextInt(10) + "%");
        Ladder ladder = given.ladder("60000", FINE);

        BigDecimal held = Sizes.held(value, ladder.lowest(), FINE);
        for (int level = 0; level < ladder.legs(); level++) {
            BigDecimal price = ladder.price(level).toBigDecimal();
            assertThat(held.multiply(price)).as("seed %d", seed).isLessThanOrEqualTo(value);
            assertThat(held.add(FINE.lotSize()).multiply(price))
                    .as("seed %d", seed)
                    .isGreaterThan(value);
            held = held.subtract(ladder.size(level).toBigDecimal());
        }
    }
}
