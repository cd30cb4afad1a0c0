package io.jackstay.lib.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackstay.api.account.Position;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.LimitOrderRequest;
import io.jackstay.api.order.LiquidityRole;
import io.jackstay.api.order.MarketOrderRequest;
import io.jackstay.api.order.OrderFill;
import io.jackstay.api.order.OrderRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that hold for any stream of orders and market data. The seed is in the name of the run. */
class SimPropertyTest {
    private static final int STEPS = 4_000;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void cashAndCostAreWhatTheFillsMovedAndFeesWhatTheyCost(long seed) {
        Script script = run(seed);

        BigDecimal moved = BigDecimal.ZERO;
        BigDecimal fees = BigDecimal.ZERO;
        BigDecimal size = BigDecimal.ZERO;
        for (OrderFill fill : script.fills) {
            BigDecimal notional =
                    fill.price().times(fill.size(), script.market.info()).amount();
            BigDecimal sign = BigDecimal.valueOf(fill.side().sign());
            moved = moved.subtract(notional.multiply(sign));
            size = size.add(fill.size().toBigDecimal().multiply(sign));
            fees = fees.add(fill.fee().amount());
        }
        Position position = script.exchange.account().position(Script.PERP);
        assertThat(script.fills).hasSizeGreaterThan(100);
        assertThat(position.size().toBigDecimal()).isEqualByComparingTo(size);
        assertThat(position.realizedPnl().subtract(position.cost())).isEqualByComparingTo(moved);
        assertThat(script.exchange.account().wallet("USDC"))
                .isEqualByComparingTo(
                        new BigDecimal("1000000").add(position.realizedPnl()).subtract(fees));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14})
    void noFillIsBeyondItsLimitAndMakersFillAtTheirOwnPrice(long seed) {
        Script script = run(seed);

        for (OrderFill fill : script.fills) {
            OrderRequest request =
                    script.exchange.find(fill.order()).orElseThrow().request();
            int worse =
                    fill.price().compareTo(request.worstPrice()) * fill.side().sign();
            assertThat(worse).as("seed %d %s", seed, fill).isLessThanOrEqualTo(0);
            if (fill.role() == LiquidityRole.MAKER) {
                assertThat(worse).as("seed %d %s", seed, fill).isZero();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24})
    void filledNeverExceedsSizeAndReduceOnlyNeverGrowsAPosition(long seed) {
        Script script = run(seed);

        Position position = Position.flat(Script.PERP);
        for (OrderFill fill : script.fills) {
            SimOrder order = script.exchange.find(fill.order()).orElseThrow();
            Position after = position.after(fill.side(), fill.price(), fill.size(), script.market.info());
            if (order.request().reduceOnly()) {
                assertThat(after.size().abs())
                        .as("seed %d %s", seed, fill)
                        .isLessThan(position.size().abs());
                assertThat(after.size().signum() * position.size().signum()).isGreaterThanOrEqualTo(0);
            }
            assertThat(order.filled()).as("seed %d %s", seed, order).isLessThanOrEqualTo(order.size());
            position = after;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32})
    void sameSeedGivesTheSameEvents(long seed) {
        assertThat(run(seed).log).isEqualTo(run(seed).log);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {41, 42, 43, 44})
    void openSizesAreThoseOfTheOpenOrdersAndTheyNeverCross(long seed) {
        Script script = run(seed);

        long buys = 0;
        long sells = 0;
        long bestBuy = 0;
        long bestSell = Long.MAX_VALUE;
        for (SimOrder order : script.exchange.openOrders()) {
            if (order.side() == Side.BUY) {
                buys += order.remaining();
                bestBuy = Math.max(bestBuy, order.price());
            } else {
                sells += order.remaining();
                bestSell = Math.min(bestSell, order.price());
            }
        }
        assertThat(script.exchange.holding(Script.PERP).openBuys()).isEqualTo(buys);
        assertThat(script.exchange.holding(Script.PERP).openSells()).isEqualTo(sells);
        assertThat(bestBuy).isLessThan(bestSell);
    }

    private static Script run(long seed) {
        Script script = new Script();
        SplittableRandom random = new SplittableRandom(seed);
        long middle = 1_000;
        for (int step = 0; step < STEPS; step++) {
            middle += random.nextInt(-1, 2);
            script.now += random.nextLong(1, 100_000_000);
            switch (random.nextInt(6)) {
                case 0, 1 -> order(script, random, middle);
                case 2 -> cancel(script, random);
                case 3 ->
                    script.market.onTop(
                            middle - 1, random.nextLong(1, 20), middle + 1, random.nextLong(1, 20), script.now);
                case 4 -> depth(script, random, middle);
                default ->
                    script.market.onTrade(
                            middle + random.nextInt(-2, 3),
                            random.nextLong(1, 30),
                            random.nextBoolean() ? Side.BUY : Side.SELL,
                            script.now - random.nextLong(0, 1_000_000),
                            script.now);
            }
        }
        return script;
    }

    private static void order(Script script, SplittableRandom random, long middle) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        LimitOrderRequest limit = script.limit(side, random.nextLong(1, 15), middle + random.nextInt(-5, 6));
        switch (random.nextInt(6)) {
            case 0 -> script.submit(limit.postOnly());
            case 1 -> script.submit(limit.ioc());
            case 2 -> script.submit(limit.reducing());
            case 3 -> script.submit(MarketOrderRequest.market(side, limit.size(), limit.price()));
            default -> script.submit(limit);
        }
    }

    private static void cancel(Script script, SplittableRandom random) {
        List<SimOrder> open = script.exchange.openOrders();
        if (!open.isEmpty()) {
            script.exchange.cancel(open.get(random.nextInt(open.size())).ref(), script.now);
        }
    }

    private static void depth(Script script, SplittableRandom random, long middle) {
        if (random.nextInt(4) == 0) {
            script.market.onSnapshot();
        }
        for (int i = 0; i < 3; i++) {
            long distance = random.nextLong(1, 6);
            script.market.onLevel(Side.BUY, middle - distance, random.nextLong(0, 12), script.now);
            script.market.onLevel(Side.SELL, middle + distance, random.nextLong(0, 12), script.now);
        }
        script.market.onBookEnd(script.now);
    }
}
