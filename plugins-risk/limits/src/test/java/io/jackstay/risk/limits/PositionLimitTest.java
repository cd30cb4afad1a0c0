package io.jackstay.risk.limits;

import static io.jackstay.risk.limits.HandMadeView.BTC;
import static io.jackstay.risk.limits.HandMadeView.ETH;
import static io.jackstay.risk.limits.HandMadeView.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackstay.api.market.Side;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskProvider.Bound;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskScope;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PositionLimitTest {
    private static final PositionLimitConfig HALF = new PositionLimitConfig(new BigDecimal("0.5"), Optional.empty());

    private final RiskRule rule = new PositionLimitProvider().create(HALF, RiskScope.BOT);

    @ParameterizedTest
    @CsvSource({
        // position, open buys, open sells, side, size, passes
        "0,    0,   0,   BUY,  0.5,   true",
        "0,    0,   0,   BUY,  0.501, false",
        "0,    0,   0,   SELL, 0.5,   true",
        "0,    0,   0,   SELL, 0.501, false",
        "0.2,  0.2, 0,   BUY,  0.1,   true",
        "0.2,  0.2, 0,   BUY,  0.101, false",
        "0.2,  0.2, 0,   SELL, 0.7,   true",
        "0.2,  0.2, 0.6, SELL, 0.1,   true",
        "0.2,  0.2, 0.6, SELL, 0.101, false",
        "-0.2, 0,   0.2, SELL, 0.1,   true",
        "-0.2, 0,   0.2, SELL, 0.101, false",
        "-0.2, 0,   0.2, BUY,  0.7,   true",
        "0.9,  0,   0,   BUY,  0.001, false",
        "0.9,  0,   0,   SELL, 1.4,   true",
    })
    void worstCaseOfTheOrdersSideStaysWithinTheLimit(
            String position, String openBuys, String openSells, Side side, String size, boolean passes) {
        HandMadeView view = new HandMadeView().holding(BTC, position, openBuys, openSells);

        RiskDecision decision = rule.check(order(BTC, side, size, "60000"), view);

        assertThat(decision.equals(RiskDecision.ALLOW)).isEqualTo(passes);
    }

    @Test
    void refusalNamesLimitAndWorstCase() {
        HandMadeView view = new HandMadeView().holding(BTC, "-0.2", "0", "0.2");

        RiskDecision decision = rule.check(order(BTC, Side.SELL, "0.3", "60000"), view);

        assertThat(decision)
                .isEqualTo(RiskDecision.refuse("position-limit", "0.5 BTC", "0.7 BTC short if every sell fills"));
    }

    @Test
    void reducingOrderPassesWhateverThePosition() {
        HandMadeView view = new HandMadeView().holding(BTC, "3", "0", "0");
        RiskOrder close = order(order(BTC, Side.SELL, "3", "60000").request(), "3", true);

        assertThat(rule.check(close, view)).isEqualTo(RiskDecision.ALLOW);
    }

    @Test
    void amendCountsOnlyWhatItAdds() {
        HandMadeView view = new HandMadeView().holding(BTC, "0", "0.4", "0");
        LimitOrderRequest grown =
                (LimitOrderRequest) order(BTC, Side.BUY, "0.5", "60000").request();

        assertThat(rule.check(amend(grown, "0.1"), view)).isEqualTo(RiskDecision.ALLOW);
        assertThat(rule.check(amend(grown, "0.101"), view)).isNotEqualTo(RiskDecision.ALLOW);
    }

    @Test
    void amendThatAddsNothingPassesAboveTheLimit() {
        HandMadeView view = new HandMadeView().holding(BTC, "0.9", "0.1", "0");
        LimitOrderRequest moved =
                (LimitOrderRequest) order(BTC, Side.BUY, "0.1", "59000").request();

        assertThat(rule.check(amend(moved, "0"), view)).isEqualTo(RiskDecision.ALLOW);
    }

    @Test
    void otherMarketsAreNotLimitedWhenOneIsNamed() {
        RiskRule onlyEth = new PositionLimit(new PositionLimitConfig(new BigDecimal("0.5"), Optional.of(ETH)));
        HandMadeView view = new HandMadeView().holding(BTC, "0", "0", "0").holding(ETH, "0", "0", "0");

        assertThat(onlyEth.check(order(BTC, Side.BUY, "9", "60000"), view)).isEqualTo(RiskDecision.ALLOW);
        assertThat(onlyEth.check(order(ETH, Side.BUY, "9", "3000"), view)).isNotEqualTo(RiskDecision.ALLOW);
        assertThat(onlyEth.limits(view)).extracting(RiskRule.Limit::name).containsExactly("position ETH-USDC-PERP");
    }

    @Test
    void tellsTheLargerWorstCaseAndItsShare() {
        HandMadeView view = new HandMadeView().holding(BTC, "0.1", "0.1", "0.4");

        assertThat(rule.limits(view))
                .containsExactly(new RiskRule.Limit("position", "0.5 BTC", "0.3 BTC", new BigDecimal("0.6000")));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noStreamOfAllowedOrdersAndFillsPassesTheLimit(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long position = 0;
        long buys = 0;
        long sells = 0;
        for (int i = 0; i < 500; i++) {
            HandMadeView view = new HandMadeView().holding(BTC, milli(position), milli(buys), milli(sells));
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            long size = random.nextLong(1, 200);
            if (rule.check(order(BTC, side, milli(size), "60000"), view).equals(RiskDecision.ALLOW)) {
                buys += side == Side.BUY ? size : 0;
                sells += side == Side.SELL ? size : 0;
            }
            long bought = random.nextLong(buys + 1);
            long sold = random.nextLong(sells + 1);
            assertThat(Math.abs(position + bought))
                    .as("seed %d step %d", seed, i)
                    .isLessThanOrEqualTo(500);
            assertThat(Math.abs(position - sold)).as("seed %d step %d", seed, i).isLessThanOrEqualTo(500);
            if (random.nextInt(4) == 0) {
                position += bought - sold;
                buys -= bought;
                sells -= sold;
            }
        }
    }

    @Test
    void boundIsThePositionInTheNamedMarket() {
        PositionLimitProvider provider = new PositionLimitProvider();

        assertThat(provider.bounds(HALF)).containsExactly(Bound.of("max", Bound.Kind.POSITION, new BigDecimal("0.5")));
        assertThat(provider.bounds(new PositionLimitConfig(BigDecimal.ONE, Optional.of(ETH))))
                .containsExactly(
                        Bound.of("max", Bound.Kind.POSITION, BigDecimal.ONE).on(ETH));
    }

    @Test
    void limitMustBePositive() {
        assertThatThrownBy(() -> new PositionLimitConfig(new BigDecimal("-1"), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max must be above 0, got -1");
    }

    private static RiskOrder amend(LimitOrderRequest request, String added) {
        RiskOrder plain = order(request, added, false);
        return new RiskOrder("test", request, plain.addedSize(), true, false, plain.notional());
    }

    private static String milli(long thousandths) {
        return BigDecimal.valueOf(thousandths, 3).toPlainString();
    }
}
