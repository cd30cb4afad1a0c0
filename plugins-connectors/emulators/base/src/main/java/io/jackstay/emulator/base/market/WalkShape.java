package io.jackstay.emulator.base.market;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.api.market.Side;
import io.jackstay.lib.sim.feed.WalkSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * How a made-up market moves. Immutable.
 *
 * @param seed where the random numbers begin
 * @param start the price that it begins at and swings about
 * @param step time between two moves
 * @param volatility standard deviation of one move, share of the start
 * @param levels price levels on each side
 * @param levelWorth mean worth of a level, in quote
 * @param prints trades in a second
 * @param printWorth mean worth of a trade, in quote
 */
public record WalkShape(
        long seed,
        BigDecimal start,
        Duration step,
        BigDecimal volatility,
        int levels,
        BigDecimal levelWorth,
        BigDecimal prints,
        BigDecimal printWorth) {
    private static final BigDecimal FRACTION = BigDecimal.valueOf(1 << 16);
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1_000);
    private static final long PULL = (1 << 16) / 200;

    /** A market that is calm enough to look at. */
    public static WalkShape of(long seed, BigDecimal start) {
        return new WalkShape(
                seed,
                start,
                Duration.ofMillis(200),
                new BigDecimal("0.0002"),
                20,
                new BigDecimal("50000"),
                BigDecimal.valueOf(4),
                new BigDecimal("2000"));
    }

    /** The same with other moves. */
    public WalkShape moving(Duration each, BigDecimal deviation) {
        return new WalkShape(seed, start, each, deviation, levels, levelWorth, prints, printWorth);
    }

    WalkSettings settings(MarketInfo market) {
        BigDecimal tick = market.priceGrid().step(start, Side.BUY, 1).subtract(start);
        return new WalkSettings(
                seed,
                unscaled(start, market.priceScale()),
                unscaled(tick, market.priceScale()),
                unscaled(market.lotSize(), market.sizeScale()),
                unscaled(volatility.multiply(start).multiply(FRACTION), market.priceScale()),
                PULL,
                1,
                levels,
                size(levelWorth, market),
                prints.multiply(MILLIS)
                        .multiply(BigDecimal.valueOf(step.toMillis()))
                        .divide(MILLIS, 0, RoundingMode.HALF_EVEN)
                        .longValueExact(),
                size(printWorth, market));
    }

    private long size(BigDecimal worth, MarketInfo market) {
        long size = unscaled(worth.divide(start, market.sizeScale(), RoundingMode.DOWN), market.sizeScale());
        return Math.max(unscaled(market.lotSize(), market.sizeScale()), size);
    }

    private static long unscaled(BigDecimal value, int scale) {
        return value.movePointRight(scale).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }
}
