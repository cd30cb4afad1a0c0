package io.jackstay.strategy.grid;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the levels would be if a venue took any price, lowest first, in quote per base. Immutable: pure functions.
 *
 * <p>Worked numbers: around 100 with two levels of 10 %, geometric: 100/1.21, 100/1.1, 100, 110, 121; arithmetic: 80, 90,
 * 100, 110, 120. From 100 to 144 with two levels: 100, 120, 144 and 100, 122, 144.
 */
final class LevelPrices {
    private static final MathContext EXACT = MathContext.DECIMAL128;
    /** From a 53-bit estimate each step doubles the right digits: two suffice for 34, the rest is margin. */
    private static final int NEWTON_STEPS = 6;

    private LevelPrices() {}

    /** {@code levels} steps down and as many up from the centre, which stands in the middle. */
    static List<BigDecimal> around(BigDecimal centre, int levels, BigDecimal spacing, GridConfig.Mode mode) {
        List<BigDecimal> prices = new ArrayList<>(2 * levels + 1);
        for (int step = -levels; step <= levels; step++) {
            prices.add(step(centre, spacing, step, mode));
        }
        return prices;
    }

    private static BigDecimal step(BigDecimal centre, BigDecimal spacing, int step, GridConfig.Mode mode) {
        if (mode == GridConfig.Mode.ARITHMETIC) {
            return centre.add(centre.multiply(spacing).multiply(BigDecimal.valueOf(step)));
        }
        BigDecimal factor = BigDecimal.ONE.add(spacing).pow(Math.abs(step), EXACT);
        return step < 0 ? centre.divide(factor, EXACT) : centre.multiply(factor, EXACT);
    }

    /** {@code steps} steps from {@code lower} to {@code upper}, both included as they are. */
    static List<BigDecimal> between(BigDecimal lower, BigDecimal upper, int steps, GridConfig.Mode mode) {
        BigDecimal count = BigDecimal.valueOf(steps);
        BigDecimal distance = upper.subtract(lower);
        BigDecimal factor = root(upper.divide(lower, EXACT), steps);
        List<BigDecimal> prices = new ArrayList<>(steps + 1);
        prices.add(lower);
        for (int step = 1; step < steps; step++) {
            prices.add(
                    mode == GridConfig.Mode.ARITHMETIC
                            ? lower.add(
                                    distance.multiply(BigDecimal.valueOf(step)).divide(count, EXACT))
                            : lower.multiply(factor.pow(step, EXACT), EXACT));
        }
        prices.add(upper);
        return prices;
    }

    /** The positive n-th root of a value above 1, by Newton's method in decimal arithmetic. */
    private static BigDecimal root(BigDecimal value, int n) {
        BigDecimal degree = BigDecimal.valueOf(n);
        BigDecimal others = BigDecimal.valueOf(n - 1L);
        BigDecimal root = new BigDecimal(StrictMath.pow(value.doubleValue(), 1.0 / n), EXACT);
        for (int i = 0; i < NEWTON_STEPS; i++) {
            BigDecimal quotient = value.divide(root.pow(n - 1, EXACT), EXACT);
            root = root.multiply(others).add(quotient).divide(degree, EXACT);
        }
        return root;
    }
}
