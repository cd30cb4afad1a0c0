package io.jackstay.strategy.grid.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.strategy.grid.Given;
import io.jackstay.strategy.grid.config.GridConfig;
import io.jackstay.strategy.grid.config.TrendConfig;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlannerTest {
    private static final MarketInfo INFO = Given.market("0.01", "0.00001").build();
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    static long[] seeds() {
        return new SplittableRandom(31).longs(60).toArray();
    }

    private static List<String> prices(Given given, String multiplier, int trend) {
        GridConfig config = given.config();
        Outlook outlook = new Outlook(INFO, HUNDRED, BigDecimal.ZERO, new BigDecimal(multiplier), trend);
        Ladder ladder = Ladder.of(Planner.plan(config, Planner.anchor(config, HUNDRED), outlook), INFO);
        List<String> prices = new ArrayList<>();
        for (int level = 0; level <= ladder.legs(); level++) {
            prices.add(ladder.price(level).toString());
        }
        return prices;
    }

    @Test
    void widthIsARangeAroundTheCentre() {
        assertThat(prices(Given.sample().levels(4).width("10%").arithmetic(), "1", 0))
                .containsExactly("90", "95", "100", "105", "110");
        assertThat(prices(Given.sample().levels(2).width("50%").centre("200").arithmetic(), "1", 0))
                .containsExactly("100", "200", "300");
    }

    @Test
    void stepsAreDistancesFromTheCentreOutwardsAndTheLastOneStays() {
        assertThat(prices(Given.sample().levels(3).steps("1%", "2%").arithmetic(), "1", 0))
                .containsExactly("95", "97", "99", "100", "101", "103", "105");
        assertThat(prices(Given.sample().levels(2).steps("10%", "20%"), "1", 0))
                .containsExactly("75.75", "90.9", "100", "110", "132");
    }

    @Test
    void volatilityMultipliesTheSpacing() {
        assertThat(prices(Given.sample().levels(2).spacing("1%").arithmetic(), "2.5", 0))
                .containsExactly("95", "97.5", "100", "102.5", "105");
    }

    @Test
    void trendMovesLevelsToTheSideThatItComesFrom() {
        Given given = Given.sample().levels(3).spacing("1%").arithmetic().trend(2, 5, TrendConfig.Bias.LEVELS);

        assertThat(prices(given, "1", 1)).containsExactly("96", "97", "98", "99", "100", "101", "102");
        assertThat(prices(given, "1", -1)).containsExactly("98", "99", "100", "101", "102", "103", "104");
        assertThat(prices(given, "1", 0)).hasSize(7).startsWith("97").endsWith("103");
    }

    @Test
    void trendWidensTheSideThatIsAgainstIt() {
        Given given = Given.sample().levels(2).spacing("1%").arithmetic().trend(2, 5, TrendConfig.Bias.SPACING);

        assertThat(prices(given, "1", 1)).containsExactly("98.6", "99.3", "100", "101.3", "102.6");
        assertThat(prices(given, "1", -1)).containsExactly("97.4", "98.7", "100", "100.7", "101.4");
    }

    @Test
    void gridThatWouldReachZeroIsRefused() {
        Given given = Given.sample().levels(19).spacing("5%").arithmetic().trend(2, 5, TrendConfig.Bias.LEVELS);

        assertThatThrownBy(() -> prices(given, "1", 1)).hasMessageContaining("the lowest of");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void pricesRiseStrictlyWhateverBendsThem(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Given given = Given.sample().levels(random.nextInt(2, 12));
        given = random.nextBoolean()
                ? given.spacing(random.nextInt(1, 40) / 10.0 + "%")
                : given.steps(random.nextInt(1, 50) / 10.0 + "%", "0.5%", random.nextInt(1, 50) / 10.0 + "%");
        given = random.nextBoolean() ? given.arithmetic() : given;
        given = given.trend(2, 5, random.nextBoolean() ? TrendConfig.Bias.LEVELS : TrendConfig.Bias.SPACING);
        String multiplier = BigDecimal.valueOf(random.nextInt(50, 150), 2).toPlainString();

        List<BigDecimal> prices = prices(given, multiplier, random.nextInt(3) - 1).stream()
                .map(BigDecimal::new)
                .toList();

        assertThat(prices).as("seed %d", seed).isSorted().doesNotHaveDuplicates();
        assertThat(prices.get(0).signum()).as("seed %d", seed).isPositive();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void extensionKeepsWhatIsThere(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        GridConfig config = Given.sample().levels(random.nextInt(2, 20)).config();
        Outlook outlook = Outlook.of(INFO, HUNDRED);
        Plan plan = Planner.plan(config, Planner.anchor(config, HUNDRED), outlook);
        Ladder before = Ladder.of(plan, INFO);

        Ladder after =
                Ladder.of(Plan.parse(Planner.extended(config, plan, outlook).text()), INFO);

        assertThat(after.legs()).isEqualTo(before.legs() + config.levels());
        for (int leg = 0; leg < before.legs(); leg++) {
            assertThat(after.price(leg)).as("seed %d", seed).isEqualTo(before.price(leg));
            assertThat(after.size(leg)).as("seed %d", seed).isEqualTo(before.size(leg));
        }
        assertThat(after.highest()).isGreaterThan(before.highest());
    }

    @Test
    void extensionEndsAtTheGreatestPrice() {
        GridConfig config =
                Given.sample().levels(5).spacing("1%").infinite("110").config();
        Outlook outlook = Outlook.of(INFO, HUNDRED);
        Plan plan = Planner.plan(config, Planner.anchor(config, HUNDRED), outlook);

        Ladder longer = Ladder.of(Planner.extended(config, plan, outlook), INFO);

        assertThat(longer.legs()).isEqualTo(14);
        assertThat(longer.highest()).hasToString("109.37");
    }
}
