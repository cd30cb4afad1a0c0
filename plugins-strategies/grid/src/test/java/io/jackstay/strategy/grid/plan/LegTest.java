package io.jackstay.strategy.grid.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.TimeInForce;
import io.jackstay.strategy.grid.Given;
import io.jackstay.strategy.grid.config.Direction;
import io.jackstay.strategy.grid.config.Profit;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LegTest {
    private static final MarketInfo INFO =
            Given.market().minSize(new BigDecimal("0.004")).build();
    private static final Ladder LADDER = Given.sample().ladder("60000", INFO);

    static long[] seeds() {
        return new SplittableRandom(7).longs(30).toArray();
    }

    @Test
    void newGridBuysBelowTheEmptyLevelAndSellsAboveIt() {
        List<Wanted> all = Wanted.all(fresh(LADDER), LADDER, Profit.QUOTE);

        assertThat(all).hasSize(20);
        assertThat(all.subList(0, 10)).allMatch(want -> want.side() == Side.BUY);
        assertThat(all.subList(10, 20)).allMatch(want -> want.side() == Side.SELL);
        assertThat(all)
                .extracting(Wanted::label)
                .contains("B0", "B9", "S11", "S20")
                .doesNotHaveDuplicates();
        assertThat(all).noneMatch(want -> want.price().equals(LADDER.price(10)));
        assertThat(all).allMatch(want -> want.request().timeInForce() == TimeInForce.POST_ONLY);
    }

    @Test
    void filledBuySellsOneLevelUpAndFilledSellBuysOneLevelDown() {
        Leg buy = leg(9);
        Leg sold = buy.after(size("0.01"), false, LADDER);
        Leg again = sold.after(size("0.01"), false, LADDER);

        assertThat(sold.side()).isEqualTo(Side.SELL);
        assertThat(sold.level()).isEqualTo(10);
        assertThat(Wanted.of(sold, LADDER, Profit.QUOTE).price()).isEqualTo(LADDER.price(10));
        assertThat(Wanted.of(sold, LADDER, Profit.QUOTE).size()).hasToString("0.01");
        assertThat(again.side()).isEqualTo(Side.BUY);
        assertThat(again.level()).isEqualTo(9);
        assertThat(again.label()).isEqualTo("B9.2");
    }

    @Test
    void partOfAnOrderLeavesTheRest() {
        Leg part = leg(9).after(size("0.004"), false, LADDER);

        assertThat(part.side()).isEqualTo(Side.BUY);
        assertThat(part.orderSize(LADDER)).hasToString("0.006");
        assertThat(part.label()).isEqualTo("B9.1");
    }

    @Test
    void restTooSmallForAnOrderGoesWithTheOtherSide() {
        Leg nearly = leg(9).after(size("0.007"), false, LADDER);

        assertThat(nearly.side()).isEqualTo(Side.SELL);
        assertThat(nearly.orderSize(LADDER)).hasToString("0.007");
        Leg back = nearly.after(size("0.007"), false, LADDER);
        assertThat(back.side()).isEqualTo(Side.BUY);
        assertThat(back.orderSize(LADDER)).hasToString("0.01");
    }

    @Test
    void legThatIsTooSmallOnBothSidesOrdersItsWholeSize() {
        MarketInfo narrow = Given.market().minSize(new BigDecimal("0.01")).build();
        Ladder ladder = Given.sample().ladder("60000", narrow);
        Leg stuck = fresh(ladder).get(9).after(size("0.005"), false, ladder);

        assertThat(stuck.orderSize(ladder)).hasToString("0.01");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void legHoldsExactlyWhatItsOrdersFilled(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Leg leg = leg(random.nextInt(20));
        Size start = leg.held();
        BigDecimal net = BigDecimal.ZERO;
        for (int i = 0; i < 200; i++) {
            Size order = leg.orderSize(LADDER);
            assertThat(order).as("seed %d", seed).isGreaterThanOrEqualTo(INFO.minSize());
            long most = order.toBigDecimal().movePointRight(3).longValueExact();
            Size filled =
                    size(BigDecimal.valueOf(random.nextLong(1, most + 1), 3).toPlainString());
            net = leg.side() == Side.BUY ? net.add(filled.toBigDecimal()) : net.subtract(filled.toBigDecimal());
            leg = leg.after(filled, false, LADDER);
            assertThat(leg.held().minus(start).toBigDecimal())
                    .as("seed %d, fill %d", seed, i)
                    .isEqualByComparingTo(net);
            assertThat(leg.held().toBigDecimal().abs())
                    .as("seed %d, fill %d", seed, i)
                    .isLessThan(new BigDecimal("0.02"));
        }
    }

    private static List<Leg> fresh(Ladder ladder) {
        return FreshLegs.of(ladder, 10, 0, Direction.NEUTRAL, BigDecimal.ZERO);
    }

    private static Leg leg(int index) {
        return fresh(LADDER).get(index);
    }

    private static Size size(String value) {
        return Size.of(Given.BTC, new BigDecimal(value));
    }
}
