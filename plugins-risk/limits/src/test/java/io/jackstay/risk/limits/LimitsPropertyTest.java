package io.jackstay.risk.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.market.Side;
import io.jackstay.api.plugin.Percent;
import io.jackstay.api.risk.RiskDecision;
import io.jackstay.api.risk.RiskOrder;
import io.jackstay.api.risk.RiskRule;
import io.jackstay.api.risk.RiskView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Limits hold at the venue: whatever a strategy asks for, and whatever the venue forgets to say, at no instant do its own book,
 * position and requests exceed them.
 */
class LimitsPropertyTest {
    private static final int SEEDS = 200;
    private static final BigDecimal LOT = new BigDecimal("0.001");

    private static final RiskRule POSITION = position(VenueCheck.MAX_POSITION);
    private static final RiskRule SIZE = size(VenueCheck.MAX_SIZE, VenueCheck.MAX_NOTIONAL);
    private static final RiskRule OPEN = open(VenueCheck.MAX_OPEN);
    private static final RiskRule RATE = rate(VenueCheck.MAX_ORDERS);
    private static final RiskRule PRICE = price("3%");

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noLimitIsExceededSeenFromTheVenue(long seed) {
        VenueCheck venue = RandomRun.of(seed, List.of(POSITION, SIZE, OPEN, RATE, PRICE));

        assertThat(venue.broken()).as("seed %d", seed).isEmpty();
        assertThat(venue.arrivals()).as("orders that arrived, seed %d", seed).isGreaterThan(20);
        assertThat(venue.fills()).as("fills, seed %d", seed).isGreaterThan(10);
    }

    static Stream<List<RiskRule>> rulesWithAMistake() {
        return Stream.of(
                List.of(position(VenueCheck.MAX_POSITION.add(LOT)), SIZE, OPEN, RATE, PRICE),
                List.of(POSITION, size(VenueCheck.MAX_SIZE.add(LOT), VenueCheck.MAX_NOTIONAL), OPEN, RATE, PRICE),
                List.of(POSITION, size(VenueCheck.MAX_SIZE, new BigDecimal("6300")), OPEN, RATE, PRICE),
                List.of(POSITION, SIZE, open(VenueCheck.MAX_OPEN + 1), RATE, PRICE),
                List.of(POSITION, SIZE, OPEN, rate(VenueCheck.MAX_ORDERS + 1), PRICE),
                List.of(POSITION, SIZE, OPEN, RATE, price("3.1%")),
                List.of(new ForgetsOpenOrders(), SIZE, OPEN, RATE, PRICE));
    }

    @ParameterizedTest
    @MethodSource("rulesWithAMistake")
    void aRuleWithAMistakeIsCaught(List<RiskRule> rules) {
        List<String> broken = new ArrayList<>();
        for (long seed = 0; seed < SEEDS && broken.isEmpty(); seed++) {
            broken.addAll(RandomRun.of(seed, rules).broken());
        }

        assertThat(broken).as("in %d runs", SEEDS).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 77})
    void aRunIsTheSameEachTime(long seed) {
        VenueCheck first = RandomRun.of(seed, List.of(POSITION, SIZE, OPEN, RATE, PRICE));
        VenueCheck second = RandomRun.of(seed, List.of(POSITION, SIZE, OPEN, RATE, PRICE));

        assertThat(second.arrivals()).isEqualTo(first.arrivals());
        assertThat(second.fills()).isEqualTo(first.fills());
    }

    @Test
    void withoutRulesEveryLimitIsExceeded() {
        assertThat(RandomRun.of(1, List.of()).broken())
                .anySatisfy(text -> assertThat(text).contains("at worst"))
                .anySatisfy(text -> assertThat(text).contains("open orders"))
                .anySatisfy(text -> assertThat(text).contains("orders in"))
                .anySatisfy(text -> assertThat(text).contains("order of"))
                .anySatisfy(text -> assertThat(text).contains("price"));
    }

    private static RiskRule position(BigDecimal max) {
        return new PositionLimit(new PositionLimitConfig(max, Optional.empty()));
    }

    private static RiskRule size(BigDecimal size, BigDecimal notional) {
        return new OrderLimit(new OrderLimitConfig(Optional.of(size), Optional.of(notional), Optional.empty()));
    }

    private static RiskRule open(int max) {
        return new OpenOrdersLimit(new OpenOrdersLimitConfig(max, Optional.empty()));
    }

    private static RiskRule rate(int max) {
        return new OrderRateLimit(new OrderRateLimitConfig(max, VenueCheck.PER));
    }

    private static RiskRule price(String distance) {
        return new PriceCollar(new PriceCollarConfig(Percent.parse(distance), Optional.empty()));
    }

    /** Looks at the position alone. */
    private static final class ForgetsOpenOrders implements RiskRule {
        @Override
        public RiskDecision check(RiskOrder order, RiskView view) {
            BigDecimal position = view.exposure(order.market()).position().toBigDecimal();
            BigDecimal added = order.addedSize().toBigDecimal();
            BigDecimal after = order.request().side() == Side.BUY ? position.add(added) : position.subtract(added);
            return after.abs().compareTo(VenueCheck.MAX_POSITION) <= 0
                    ? RiskDecision.ALLOW
                    : RiskDecision.refuse("forgetful", "0.3", after.toPlainString());
        }
    }
}
