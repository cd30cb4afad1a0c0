package io.jackstay.strategy.grid;

import static io.jackstay.strategy.grid.GridBench.at;
import static io.jackstay.strategy.grid.GridBench.labels;
import static io.jackstay.strategy.grid.GridBench.open;
import static io.jackstay.strategy.grid.GridBench.said;
import static io.jackstay.strategy.grid.GridBench.walk;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.strategy.grid.config.BoundsConfig.Outside;
import io.jackstay.strategy.grid.config.Direction;
import io.jackstay.strategy.grid.config.ExitConfig;
import io.jackstay.strategy.grid.config.Profit;
import io.jackstay.strategy.grid.config.SizeConfig;
import io.jackstay.strategy.grid.config.TrendConfig;
import io.jackstay.testkit.harness.PlacedOrder;
import io.jackstay.testkit.harness.StrategyHarness;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the sections of the configuration do to a whole bot. */
class GridFeaturesTest {
    private static final Duration REFRESH = Duration.ofSeconds(5);
    /** The orders of before are withdrawn, and the venue has had the time to tell of their last fills. */
    private static final Duration MOVE = REFRESH.multipliedBy(2);

    static long[] seeds() {
        return new SplittableRandom(53).longs(15).toArray();
    }

    @Test
    void recentreWithdrawsTheGridAndBuildsItAroundThePrice() {
        StrategyHarness bot = open(Given.sample().levels(2).recentre("1%", 5));
        at(bot, "60000");

        at(bot, "61000");
        bot.advance(MOVE);

        bot.expectOrders(
                "BUY 0.01 @ 60878.1 B0.1",
                "BUY 0.01 @ 60939 B1.1",
                "SELL 0.01 @ 61061 S3.1",
                "SELL 0.01 @ 61122.1 S4.1");
        assertThat(said(bot, "move")).contains("more than 1% from the centre 60000");
    }

    @Test
    void aFillDuringAMoveIsNotForgotten() {
        StrategyHarness bot = open(Given.sample().levels(2).recentre("1%", 5));
        at(bot, "60000");
        walk(bot, new BigDecimal("60070"));
        bot.expectPosition("-0.01");

        at(bot, "61000");
        bot.advance(MOVE).restart();

        assertThat(bot.openOrders()).hasSize(4);
        assertThat(said(bot, "position")).isEqualTo("the grid's own fills explain the position");
        assertThat(bot.alerts()).isEmpty();
    }

    @Test
    void trailingGridFollowsThePriceUp() {
        StrategyHarness bot = open(
                Given.sample().between("59000", "61000").levels(4).arithmetic().trailing(true, false, 5));
        at(bot, "60000");

        at(bot, "61600");
        bot.advance(MOVE);

        assertThat(bot.openOrders())
                .hasSize(4)
                .allMatch(order -> order.request().side() == Side.BUY);
        assertThat(bot.openOrders().stream()
                        .map(order -> order.price().toString())
                        .sorted())
                .first()
                .isEqualTo("59580.4");
    }

    @Test
    void longGridSellsOnlyWhatItBought() {
        StrategyHarness bot = open(Given.sample().levels(2).direction(Direction.LONG));
        at(bot, "60000");
        bot.expectOrders("BUY 0.01 @ 59880.1 B0", "BUY 0.01 @ 59940 B1", "BUY 0.01 @ 60000 B2");

        walk(bot, new BigDecimal("60070"));
        bot.expectOrders("BUY 0.01 @ 59880.1 B0", "BUY 0.01 @ 59940 B1", "BUY 0.01 @ 60000 B2", "BUY 0.01 @ 60060 B3");
        walk(bot, new BigDecimal("60050"));

        bot.expectPosition("0.01");
        assertThat(labels(bot)).containsExactly("B0", "B1", "B2", "S4.1");
    }

    @Test
    void longGridTakesWhatItsUpperLevelsNeed() {
        StrategyHarness bot =
                open(Given.sample().levels(2).direction(Direction.LONG).taking());
        at(bot, "60000");
        bot.expectOrders("BUY 0.02 @ 60600 E0").fillAt("E0", "0.02", "60000.1");

        bot.expectPosition("0.02")
                .expectOrders(
                        "BUY 0.01 @ 59880.1 B0",
                        "BUY 0.01 @ 59940 B1",
                        "SELL 0.01 @ 60060 S3",
                        "SELL 0.01 @ 60120.1 S4");
    }

    @Test
    void shortGridBuysOnlyWhatItSold() {
        StrategyHarness bot = open(Given.sample().levels(2).direction(Direction.SHORT));
        at(bot, "60000");
        bot.expectOrders("SELL 0.01 @ 60000 S2", "SELL 0.01 @ 60060 S3", "SELL 0.01 @ 60120.1 S4");

        walk(bot, new BigDecimal("60070"));

        bot.expectPosition("-0.02");
        assertThat(labels(bot)).containsExactly("B1.1", "B2.1", "S4");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSidedGridNeverCrossesZeroAndARestartChangesNothing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean buys = random.nextBoolean();
        List<Profit> profits = buys ? List.of(Profit.values()) : List.of(Profit.QUOTE, Profit.REINVEST);
        Given given = Given.sample()
                .levels(random.nextInt(2, 6))
                .direction(buys ? Direction.LONG : Direction.SHORT)
                .profit(profits.get(random.nextInt(profits.size())))
                .recentre("0.8%", 50);
        StrategyHarness bot = open(given, Given.market("0.1", "0.00001").build());
        BigDecimal mid = new BigDecimal("60000");
        for (int i = 0; i < 60; i++) {
            mid = mid.add(BigDecimal.valueOf(random.nextLong(-120, 121)));
            walk(bot, mid);
            bot.advance(MOVE);
            int sign = bot.position().signum();
            assertThat(buys ? sign >= 0 : sign <= 0)
                    .as("seed %d, step %d", seed, i)
                    .isTrue();
            if (random.nextInt(8) == 0) {
                List<String> before = labels(bot);
                bot.restart();
                assertThat(labels(bot)).as("seed %d, step %d", seed, i).isEqualTo(before);
                assertThat(said(bot, "position"))
                        .as("seed %d, step %d", seed, i)
                        .isEqualTo("the grid's own fills explain the position");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void infiniteGridKeepsItsValueWithinALot(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MarketInfo fine = Given.market("0.1", "0.00001").build();
        StrategyHarness bot = open(
                Given.sample()
                        .levels(4)
                        .spacing("1%")
                        .direction(Direction.LONG)
                        .taking()
                        .budget("20000")
                        .sizes(new SizeConfig.ConstantValue())
                        .infinite(),
                fine);
        at(bot, "60000");
        bot.fill("E0");
        BigDecimal mid = new BigDecimal("60000");
        for (int i = 0; i < 40; i++) {
            mid = mid.multiply(BigDecimal.valueOf(random.nextLong(994, 1_012)))
                    .movePointLeft(3)
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .max(new BigDecimal("59000"));
            walk(bot, mid);
            bot.advance(REFRESH);
            walk(bot, mid);
            BigDecimal value = bot.position().multiply(mid);
            assertThat(value)
                    .as("seed %d, step %d at %s", seed, i, mid)
                    .isBetween(new BigDecimal("19500"), new BigDecimal("20500"));
        }
        assertThat(said(bot, "position")).isEqualTo("the grid's own fills explain the position");
    }

    @Test
    void onlySoManyOrdersRestAndTheyFollowThePrice() {
        StrategyHarness bot = open(Given.sample().resting(Optional.empty(), Optional.of(4), "1%"));
        at(bot, "60000");
        assertThat(labels(bot)).containsExactly("B8", "B9", "S11", "S12");

        at(bot, "60050");
        bot.advance(REFRESH);
        walk(bot, new BigDecimal("60200"));
        bot.advance(REFRESH);

        assertThat(bot.openOrders()).hasSize(4);
        assertThat(labels(bot)).contains("S14", "S15");
        assertThat(said(bot, "left out")).contains("16 above the greatest number of resting orders");
    }

    @Test
    void inventoryStopsAtItsGreatestDistance() {
        StrategyHarness bot = open(Given.sample().inventory("0", "0.03", "0%"));
        at(bot, "60000");
        assertThat(labels(bot)).containsExactly("B7", "B8", "B9", "S11", "S12", "S13");

        walk(bot, new BigDecimal("59000"));

        bot.expectPosition("0.03");
        assertThat(bot.openOrders()).noneMatch(order -> order.request().side() == Side.BUY);
        assertThat(said(bot, "left out")).contains("beyond the greatest distance from the target position");
    }

    @Test
    void sizesFollowTheSkewOnceTheyAreOffByMoreThanTheTolerance() {
        StrategyHarness bot = open(Given.sample()
                .levels(2)
                .inventory("0", "0.1", "100%")
                .resting(Optional.empty(), Optional.empty(), "15%"));
        at(bot, "60000");
        assertThat(bot.order("B1").size()).hasToString("0.01");
        assertThat(bot.order("B0").size()).hasToString("0.009");

        walk(bot, new BigDecimal("60070"));

        assertThat(bot.order("S4").size()).hasToString("0.009");
        assertThat(bot.order("B0").size()).hasToString("0.009");
    }

    @Test
    void ordersComeBackWhenThePriceIsBackInsideItsBounds() {
        StrategyHarness bot = open(Given.sample().levels(2).bounds("59900", "60100", Outside.CANCEL));
        at(bot, "60000");
        assertThat(labels(bot)).containsExactly("B1", "S3");

        at(bot, "60101");
        bot.advance(REFRESH).expectOrders();
        at(bot, "60000");
        bot.advance(REFRESH);

        assertThat(labels(bot)).containsExactly("B1", "S3");
    }

    @Test
    void botEndsOutsideItsBounds() {
        StrategyHarness bot = open(Given.sample().levels(2).bounds("59000", "61000", Outside.EXIT));
        at(bot, "60000");
        at(bot, "61001");
        bot.advance(REFRESH);

        assertThat(bot.hasEnded()).isTrue();
        assertThat(bot.hasFailed()).isFalse();
        bot.expectOrders();
    }

    @Test
    void stopLossClosesThePositionAndEndsTheBot() {
        StrategyHarness bot = open(Given.sample()
                .levels(2)
                .exit(Optional.empty(), Optional.of("10"), Optional.empty(), ExitConfig.Then.FLATTEN));
        at(bot, "60000");
        walk(bot, new BigDecimal("59850"));
        bot.expectPosition("0.02").mark("59300");

        at(bot, "59300");
        bot.advance(Duration.ofSeconds(1));
        PlacedOrder close = bot.openOrders().stream()
                .filter(order -> order.request().side() == Side.SELL)
                .findFirst()
                .orElseThrow();
        assertThat(close.size()).hasToString("0.02");
        bot.fillAt(close.toString(), "0.02", "59299.9").advance(REFRESH);

        bot.expectPosition("0").expectOrders();
        assertThat(bot.hasEnded()).isTrue();
        assertThat(bot.hasFailed()).isFalse();
        assertThat(bot.sentence()).contains("stop-loss");
    }

    @Test
    void takeProfitKeepsThePositionWhenToldSo() {
        StrategyHarness bot = open(Given.sample()
                .levels(2)
                .exit(Optional.of("2"), Optional.empty(), Optional.empty(), ExitConfig.Then.KEEP));
        at(bot, "60000");
        walk(bot, new BigDecimal("59850"));
        bot.mark("60020");
        at(bot, "59990");
        bot.advance(REFRESH);

        assertThat(bot.hasEnded()).isTrue();
        assertThat(bot.sentence()).contains("take-profit");
        bot.expectPosition("0.02").expectOrders();
    }

    @Test
    void timeLimitCountsFromTheFirstStartOverRestarts() {
        StrategyHarness bot = open(Given.sample()
                .levels(2)
                .exit(Optional.empty(), Optional.empty(), Optional.of(Duration.ofMinutes(10)), ExitConfig.Then.KEEP));
        at(bot, "60000");
        bot.advance(Duration.ofMinutes(6)).restart();
        assertThat(bot.hasEnded()).isFalse();

        at(bot, "60000");
        bot.advance(Duration.ofMinutes(5));

        assertThat(bot.hasEnded()).isTrue();
        assertThat(bot.sentence()).contains("time limit: 10m");
    }

    @Test
    void orderThatBelongsToNoLevelIsADriftAndRepaired() {
        StrategyHarness bot = open(Given.sample().levels(2).recentre("5%", 1));
        at(bot, "60000");
        bot.cancelledByVenue("B1");
        assertThat(labels(bot)).doesNotContain("B1");

        bot.advance(REFRESH.multipliedBy(2));

        assertThat(labels(bot)).containsExactly("B0", "B1", "S3", "S4");
    }

    @Test
    void gridWaitsForItsTurningPointsAndLiesBetweenThem() {
        StrategyHarness bot =
                open(Given.sample().levels(4).pivots(1, 5, 1, "0%").arithmetic());
        at(bot, "60000");
        assertThat(said(bot, "grid")).startsWith("0 of 5 candles for the turning points");

        for (String price : List.of("60000", "62000", "60000", "58000", "60000")) {
            bot.advance(Duration.ofMinutes(1));
            bot.market().candle(Duration.ofMinutes(1), price, price, price, price, "1");
        }
        at(bot, "60000");

        assertThat(bot.openOrders().stream()
                        .map(order -> order.price().toString())
                        .sorted())
                .containsExactly("58000", "59000", "61000", "62000");
    }

    @Test
    void gridLeansWithTheTrendWhenThatBegins() {
        StrategyHarness bot = open(Given.sample().levels(4).trend(2, 4, TrendConfig.Bias.LEVELS));
        at(bot, "60000");
        assertThat(bot.openOrders())
                .filteredOn(order -> order.request().side() == Side.BUY)
                .hasSize(4);
        bot.advance(REFRESH);
        assertThat(said(bot, "signals")).isEqualTo("trend: 0 of 4 candles");

        for (String price : List.of("60000", "60500", "61000", "61500", "62000")) {
            bot.advance(Duration.ofMinutes(1));
            bot.market().candle(Duration.ofMinutes(1), price, price, price, price, "1");
        }
        bot.advance(REFRESH);

        assertThat(bot.openOrders())
                .hasSize(8)
                .filteredOn(order -> order.request().side() == Side.BUY)
                .hasSize(5);
        assertThat(said(bot, "move")).isEqualTo("the trend is up");
        assertThat(said(bot, "signals")).isEqualTo("trend: up");
    }

    @Test
    void shareOfEquityWaitsUntilTheVenueHasToldIt() {
        StrategyHarness bot = open(
                Given.sample().budgetShare("10%"),
                Given.market("0.1", "0.00001").build());
        at(bot, "60000");

        assertThat(bot.openOrders().isEmpty()).isEqualTo(said(bot, "grid").startsWith("no equity of sim yet"));
    }
}
