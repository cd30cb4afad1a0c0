package io.jackstay.strategy.grid.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The levels of a grid before a market's rules round them. Immutable; as a text it outlives the process.
 *
 * @param middle index of the level in the middle, from which prices are rounded away; -1 for a range, which keeps its ends
 * @param prices strictly rising, quote per base
 * @param sizes of the legs, base; one less than there are prices
 */
public record Plan(int middle, List<BigDecimal> prices, List<BigDecimal> sizes) {
    private static final String BETWEEN = " ";

    /** Copies the lists. Throws {@link IllegalArgumentException} when they do not belong together. */
    public Plan {
        prices = List.copyOf(prices);
        sizes = List.copyOf(sizes);
        if (prices.size() != sizes.size() + 1 || prices.get(0).signum() <= 0) {
            throw new IllegalArgumentException("the lowest of %d levels has no price, or %d sizes do not fit them"
                    .formatted(prices.size(), sizes.size()));
        }
    }

    /** This plan with more levels at its upper end, as far apart as the last two, each leg worth what the last one is. */
    public Plan extended(int levels, boolean constantDistance) {
        List<BigDecimal> longer = new ArrayList<>(prices);
        List<BigDecimal> more = new ArrayList<>(sizes);
        for (int i = 0; i < levels; i++) {
            BigDecimal top = longer.get(longer.size() - 1);
            BigDecimal below = longer.get(longer.size() - 2);
            BigDecimal next = constantDistance
                    ? top.add(top.subtract(below))
                    : top.multiply(top.divide(below, MathContext.DECIMAL128), MathContext.DECIMAL64);
            longer.add(next);
            more.add(more.get(more.size() - 1).multiply(top).divide(next, MathContext.DECIMAL64));
        }
        return new Plan(middle, longer, more);
    }

    /** The lowest levels of this plan. */
    Plan first(int levels) {
        return new Plan(middle, prices.subList(0, levels), sizes.subList(0, levels - 1));
    }

    /** This plan with other sizes. */
    public Plan sized(List<BigDecimal> others) {
        return new Plan(middle, prices, others);
    }

    /** {@code middle;prices;sizes}. {@link #parse} reads it back. */
    public String text() {
        return middle + ";" + join(prices) + ";" + join(sizes);
    }

    private static String join(List<BigDecimal> numbers) {
        return String.join(
                BETWEEN, numbers.stream().map(BigDecimal::toPlainString).toList());
    }

    public static Plan parse(String text) {
        String[] parts = text.split(";", -1);
        return new Plan(Integer.parseInt(parts[0]), numbers(parts[1]), numbers(parts[2]));
    }

    private static List<BigDecimal> numbers(String text) {
        return List.of(text.split(BETWEEN, -1)).stream().map(BigDecimal::new).toList();
    }
}
