package io.jackstay.strategy.grid.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.strategy.grid.Given;
import io.jackstay.strategy.grid.config.BoundsConfig.Outside;
import io.jackstay.strategy.grid.config.Direction;
import io.jackstay.strategy.grid.config.Profit;
import io.jackstay.strategy.grid.plan.GridView.Rests;
import io.jackstay.strategy.grid.plan.WantedGrid.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionTest {
    private static final MarketInfo INFO = Given.market().build();

    static long[] seeds() {
        return new SplittableRandom(47).longs(60).toArray();
    }

    private static WantedGrid decide(Given given, String mid, String position, Integer... resting) {
        Ladder ladder = given.ladder("60000", INFO);
        List<Leg> legs = FreshLegs.of(ladder, given.levels(), 0, Direction.NEUTRAL, BigDecimal.ZERO);
        return Decision.wanted(
                given.config(),
                new GridView(
                        ladder,
                        Wanted.all(legs, ladder, Profit.QUOTE),
                        new BigDecimal(mid),
                        new BigDecimal(position),
                        resting(ladder, List.of(resting))));
    }

    private static SortedMap<Integer, Rests> resting(Ladder ladder, List<Integer> legs) {
        SortedMap<Integer, Rests> resting = new TreeMap<>();
        legs.forEach(leg -> resting.put(leg, new Rests(ladder.size(leg), INFO.size(0))));
        return resting;
    }

    private static List<String> labels(WantedGrid grid) {
        return grid.orders().values().stream().map(Wanted::label).toList();
    }

    @Test
    void everythingIsWantedWithoutALimit() {
        WantedGrid grid = decide(Given.sample(), "60000", "0");

        assertThat(grid.orders()).hasSize(20);
        assertThat(grid.left()).isEmpty();
    }

    @Test
    void onlyOrdersWithinTheActivationDistanceRest() {
        Given given = Given.sample().resting(Optional.of("0.25%"), Optional.empty(), "1%");

        assertThat(labels(decide(given, "60000", "0"))).containsExactly("B8", "B9", "S11", "S12");
        assertThat(decide(given, "60000", "0").left()).containsEntry(Reason.TOO_FAR, 16);
    }

    @Test
    void anOrderThatRestsMayBeATenthFartherAway() {
        Given given = Given.sample().resting(Optional.of("0.19%"), Optional.empty(), "1%");

        assertThat(labels(decide(given, "60000", "0"))).containsExactly("B9", "S11");
        assertThat(labels(decide(given, "60000", "0", 8))).containsExactly("B8", "B9", "S11");
    }

    @Test
    void theNearestOrdersRestUpToTheGreatestNumber() {
        Given given = Given.sample().resting(Optional.empty(), Optional.of(3), "1%");

        assertThat(labels(decide(given, "60010", "0"))).containsExactly("B9", "S11", "S12");
        assertThat(decide(given, "60010", "0").left()).containsEntry(Reason.TOO_MANY, 17);
    }

    @Test
    void noOrderIsBelowTheFloorOrAboveTheCeiling() {
        Given given = Given.sample().levels(3).bounds("59880.1", "60119", Outside.HOLD);

        assertThat(labels(decide(given, "60000", "0"))).containsExactly("B1", "B2", "S4");
        assertThat(labels(decide(given, "50000", "0"))).containsExactly("S4");
    }

    @Test
    void anOrderThatThePriceHasPassedWaitsUnlessItRestsAlready() {
        Given given = Given.sample().levels(3).resting(Optional.empty(), Optional.of(2), "1%");

        assertThat(labels(decide(given, "59900", "0", 2))).containsExactly("B1", "B2");
        assertThat(labels(decide(given, "59900", "0"))).containsExactly("B0", "B1");
        assertThat(decide(given, "59900", "0").left()).containsEntry(Reason.PASSED, 1);
    }

    @Test
    void allOrdersAreWithdrawnWhileThePriceIsOutsideWhenToldSo() {
        Given given = Given.sample().levels(3).bounds("59880.1", "60119", Outside.CANCEL);

        assertThat(labels(decide(given, "60000", "0"))).containsExactly("B1", "B2", "S4");
        assertThat(decide(given, "59880", "0").orders()).isEmpty();
        assertThat(decide(given, "59880", "0").left()).containsEntry(Reason.WITHDRAWN, 6);
    }

    @Test
    void ordersThatLeadBeyondTheGreatestDistanceAreLeftOut() {
        Given given = Given.sample().levels(4).inventory("0", "0.025", "0%");

        WantedGrid flat = decide(given, "60000", "0");
        assertThat(labels(flat)).containsExactly("B1", "B2", "B3", "S5", "S6", "S7");
        assertThat(flat.orders().get(1).size()).hasToString("0.005");
        assertThat(labels(decide(given, "60000", "0.025"))).containsExactly("S5", "S6", "S7", "S8");
    }

    @Test
    void skewShrinksWhatLeadsAwayInProportionAndNothingElse() {
        Given given = Given.sample().levels(2).inventory("0", "0.04", "100%");

        WantedGrid grid = decide(given, "60000", "0.02");

        assertThat(grid.orders().get(1).size()).hasToString("0.005");
        assertThat(grid.orders().get(0).size()).hasToString("0.003");
        assertThat(grid.orders().get(2).size()).hasToString("0.01");
    }

    @Test
    void targetIsWhatTheGridLeansTo() {
        Given given = Given.sample().levels(2).inventory("0.03", "0.01", "0%");

        assertThat(labels(decide(given, "60000", "0"))).containsExactly("B0", "B1");
        assertThat(labels(decide(given, "60000", "0.03"))).containsExactly("B1", "S3");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noLimitIsExceededWhateverFills(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int most = random.nextInt(1, 30);
        BigDecimal max = BigDecimal.valueOf(random.nextLong(1, 200), 3);
        BigDecimal target = BigDecimal.valueOf(random.nextLong(-50, 51), 3);
        Given given = Given.sample()
                .levels(random.nextInt(2, 20))
                .inventory(target.toPlainString(), max.toPlainString(), random.nextInt(101) + "%")
                .resting(Optional.of(random.nextInt(1, 300) / 100.0 + "%"), Optional.of(most), "1%")
                .bounds("59500", "60400", Outside.HOLD);
        BigDecimal position = target.add(BigDecimal.valueOf(random.nextLong(-200, 201), 3));
        WantedGrid grid = decide(given, Long.toString(random.nextLong(59_000, 61_000)), position.toPlainString());

        BigDecimal bought = position;
        BigDecimal sold = position;
        for (Wanted want : grid.orders().values()) {
            BigDecimal size = want.size().toBigDecimal();
            assertThat(want.price().toBigDecimal()).isBetween(new BigDecimal("59500"), new BigDecimal("60400"));
            bought = want.side() == Side.BUY ? bought.add(size) : bought;
            sold = want.side() == Side.SELL ? sold.subtract(size) : sold;
        }
        assertThat(grid.orders()).as("seed %d", seed).hasSizeLessThanOrEqualTo(most);
        assertThat(bought).as("seed %d", seed).isLessThanOrEqualTo(position.max(target.add(max)));
        assertThat(sold).as("seed %d", seed).isGreaterThanOrEqualTo(position.min(target.subtract(max)));
    }
}
