package io.jackstay.strategy.grid.plan;

import io.jackstay.strategy.grid.config.GridConfig;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
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

    /** As many levels down and up from the centre as there are steps, each a share of the centre or a factor less one. */
    static List<BigDecimal> around(
            BigDecimal centre, List<BigDecimal> below, List<BigDecimal> above, GridConfig.Mode mode) {
        List<BigDecimal> prices = new ArrayList<>(below.size() + above.size() + 1);
        for (int count = 1; count <= below.size(); count++) {
            prices.add(
                    mode == GridConfig.Mode.ARITHMETIC
                            ? centre.subtract(centre.multiply(sum(below, count)))
                            : centre.divide(factor(below, count), EXACT));
        }
        Collections.reverse(prices);
        prices.add(centre);
        for (int count = 1; count <= above.size(); count++) {
            prices.add(
                    mode == GridConfig.Mode.ARITHMETIC
                            ? centre.add(centre.multiply(sum(above, count)))
                            : centre.multiply(factor(above, count), EXACT));
        }
        return prices;
    }

    private static BigDecimal sum(List<BigDecimal> steps, int count) {
        return steps.subList(0, count).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Equal steps are one power, which is rounded once. */
    private static BigDecimal factor(List<BigDecimal> steps, int count) {
        BigDecimal factor = BigDecimal.ONE;
        for (int i = 0; i < count; ) {
            BigDecimal step = steps.get(i);
            int same = 0;
            while (i < count && steps.get(i).compareTo(step) == 0) {
                same++;
                i++;
            }
            factor = factor.multiply(BigDecimal.ONE.add(step).pow(same, EXACT), EXACT);
        }
        return factor;
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
