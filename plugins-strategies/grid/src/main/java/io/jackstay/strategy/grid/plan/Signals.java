package io.jackstay.strategy.grid.plan;

import io.jackstay.api.market.Candle;
import io.jackstay.strategy.grid.config.PivotsConfig;
import io.jackstay.strategy.grid.config.TrendConfig;
import io.jackstay.strategy.grid.config.VolatilityConfig;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** What candles tell a grid; exact decimals, no floating point. Immutable: pure functions. */
public final class Signals {
    private static final MathContext EXACT = MathContext.DECIMAL64;
    private static final int FACTOR_DECIMALS = 2;

    private Signals() {}

    /**
     * Short volatility divided by long volatility, within the bounds, in hundredths; 1 until there are enough candles.
     *
     * <p>A volatility is the root of the mean square of the relative change from close to close.
     */
    public static BigDecimal multiplier(List<Candle> candles, VolatilityConfig config) {
        if (candles.size() <= config.longWindow()) {
            return BigDecimal.ONE;
        }
        BigDecimal slow = volatility(candles, config.longWindow());
        if (slow.signum() == 0) {
            return BigDecimal.ONE;
        }
        return volatility(candles, config.shortWindow())
                .divide(slow, EXACT)
                .max(config.min())
                .min(config.max())
                .setScale(FACTOR_DECIMALS, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal volatility(List<Candle> candles, int window) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = candles.size() - window; i < candles.size(); i++) {
            BigDecimal before = candles.get(i - 1).close().toBigDecimal();
            BigDecimal change =
                    candles.get(i).close().toBigDecimal().subtract(before).divide(before, EXACT);
            sum = sum.add(change.multiply(change, EXACT), EXACT);
        }
        return sum.divide(BigDecimal.valueOf(window), EXACT).sqrt(EXACT);
    }

    /** 1 while the fast average is above the slow one by the threshold, -1 while it is below, else 0. */
    public static int trend(List<Candle> candles, TrendConfig config) {
        if (candles.size() < config.slow()) {
            return 0;
        }
        BigDecimal slow = average(candles, config.slow());
        BigDecimal distance = average(candles, config.fast()).subtract(slow);
        return distance.abs().compareTo(config.threshold().of(slow)) <= 0 ? 0 : distance.signum();
    }

    /** Exponential, over all candles, with the weight 2 / (window + 1) for the newest; begins with the oldest close. */
    private static BigDecimal average(List<Candle> candles, int window) {
        BigDecimal weight = BigDecimal.valueOf(2).divide(BigDecimal.valueOf(window + 1L), EXACT);
        BigDecimal average = candles.get(0).close().toBigDecimal();
        for (Candle candle : candles.subList(1, candles.size())) {
            BigDecimal step = candle.close().toBigDecimal().subtract(average).multiply(weight, EXACT);
            average = average.add(step, EXACT);
        }
        return average;
    }

    /**
     * The range between the highest and the lowest turning point, hung up at the mid; the highest and lowest price where
     * nothing turned. Empty until there are enough candles, or while nothing has moved.
     */
    public static Optional<Anchor> range(List<Candle> candles, PivotsConfig config, BigDecimal mid) {
        if (candles.size() < config.count()) {
            return Optional.empty();
        }
        List<Candle> last = candles.subList(candles.size() - config.count(), candles.size());
        BigDecimal upper = extreme(last, config.strength(), 1)
                .or(() -> extreme(last, 0, 1))
                .orElseThrow();
        BigDecimal lower = extreme(last, config.strength(), -1)
                .or(() -> extreme(last, 0, -1))
                .orElseThrow();
        BigDecimal margin = config.margin().fraction();
        BigDecimal top = upper.multiply(BigDecimal.ONE.add(margin));
        BigDecimal bottom = lower.multiply(BigDecimal.ONE.subtract(margin));
        return bottom.compareTo(top) < 0 ? Optional.of(new Anchor(mid, bottom, top)) : Optional.empty();
    }

    /** The highest of the highs ({@code sign} 1) or lowest of the lows (-1) that stand out among their neighbours. */
    private static Optional<BigDecimal> extreme(List<Candle> candles, int strength, int sign) {
        Optional<BigDecimal> best = Optional.empty();
        for (int i = strength; i < candles.size() - strength; i++) {
            BigDecimal price = price(candles.get(i), sign);
            if (turns(candles, i, strength, sign) && (best.isEmpty() || price.compareTo(best.get()) * sign > 0)) {
                best = Optional.of(price);
            }
        }
        return best;
    }

    private static boolean turns(List<Candle> candles, int at, int strength, int sign) {
        BigDecimal price = price(candles.get(at), sign);
        for (int i = at - strength; i <= at + strength; i++) {
            if (i != at && price(candles.get(i), sign).compareTo(price) * sign >= 0) {
                return false;
            }
        }
        return true;
    }

    private static BigDecimal price(Candle candle, int sign) {
        return (sign > 0 ? candle.high() : candle.low()).toBigDecimal();
    }
}
