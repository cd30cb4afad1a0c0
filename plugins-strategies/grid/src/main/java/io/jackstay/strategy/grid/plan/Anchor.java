package io.jackstay.strategy.grid.plan;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Where a grid hangs. Immutable.
 *
 * @param centre price in its middle, quote per base; of a range, the mid when it was begun
 * @param lower lowest level of a range; the centre when it is none
 * @param upper highest level of a range; the centre when it is none
 */
public record Anchor(BigDecimal centre, BigDecimal lower, BigDecimal upper) {
    public Anchor {
        requireNonNull(centre, "centre is null");
        requireNonNull(lower, "lower is null");
        requireNonNull(upper, "upper is null");
    }

    /** A grid around a price. */
    public static Anchor around(BigDecimal centre) {
        return new Anchor(centre, centre, centre);
    }

    /** This anchor with every price times {@code to / from}. */
    public Anchor scaled(BigDecimal to, BigDecimal from) {
        return new Anchor(scale(centre, to, from), scale(lower, to, from), scale(upper, to, from));
    }

    private static BigDecimal scale(BigDecimal price, BigDecimal to, BigDecimal from) {
        return price.multiply(to).divide(from, MathContext.DECIMAL64);
    }
}
