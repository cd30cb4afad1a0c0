package io.jackstay.api.market;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * How far from a reference price a venue takes orders. Immutable.
 *
 * <p>Units: fractions of the reference price. With {@code below = 0.05}, {@code above = 0.1} and a mark of 100, orders from 95
 * to 110 are taken, both included. Equal by value.
 *
 * @param reference the price that the distances are measured from
 * @param below largest distance under the reference, 0 to 1; 1 means no lower bound
 * @param above largest distance over the reference, not negative
 */
public record PriceBand(Reference reference, BigDecimal below, BigDecimal above) {
    /** Which price is meant. Open: a {@code switch} over it needs a default branch. Immutable. */
    public enum Reference {
        /** The venue's mark price, which margin is computed with. */
        MARK,
        /** The index of other venues' prices. */
        INDEX,
        /** The last public trade. */
        LAST,
        /** The middle between best bid and best ask. */
        MID
    }

    /** Removes trailing zeros. {@link IllegalArgumentException} for a distance outside its bounds. */
    public PriceBand {
        requireNonNull(reference, "reference is null");
        if (below.signum() < 0 || below.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(
                    "price band below = %s: must be a fraction from 0 to 1".formatted(below));
        }
        if (above.signum() < 0) {
            throw new IllegalArgumentException(
                    "price band above = %s: must be a fraction, not negative".formatted(above));
        }
        below = Decimals.canonical(below);
        above = Decimals.canonical(above);
    }

    /** The lowest price that is taken, in quote per base, exact; zero when there is no lower bound. */
    public BigDecimal lowest(BigDecimal referencePrice) {
        return referencePrice.multiply(BigDecimal.ONE.subtract(below));
    }

    /** The highest price that is taken, in quote per base, exact. */
    public BigDecimal highest(BigDecimal referencePrice) {
        return referencePrice.multiply(BigDecimal.ONE.add(above));
    }
}
