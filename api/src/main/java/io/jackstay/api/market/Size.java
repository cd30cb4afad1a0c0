package io.jackstay.api.market;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * A size of one market: an exact, signed decimal. Immutable.
 *
 * <p>Units: base asset, or contracts where the market has a contract multiplier other than 1. Shape: a {@code long} of smallest
 * units and a scale of 0 to 18; it is not a count of lots. Positions are signed, positive is long; requests, fills and book
 * levels demand a positive size. Strategies make sizes with {@link MarketInfo#roundSize}, decoders with
 * {@link MarketInfo#size(long)}.
 *
 * <p>Equal by value: 1.0 equals 1.00, with the same hash and text. Sizes of two markets are never equal, and comparing or
 * adding them throws {@link IllegalArgumentException} with both names. Arithmetic is exact or throws
 * {@link ArithmeticException}; it never wraps around.
 */
public final class Size implements Comparable<Size> {
    private final MarketId market;
    private final long unscaled;
    private final int scale;

    private Size(MarketId market, long unscaled, int scale) {
        this.market = market;
        this.unscaled = unscaled;
        this.scale = scale;
    }

    /**
     * The size {@code unscaled / 10^scale}; for decoders, journals and tests.
     *
     * @throws IllegalArgumentException when the scale is not within 0 to 18
     */
    public static Size of(MarketId market, long unscaled, int scale) {
        requireNonNull(market, "market is null");
        Decimals.requireScale(scale);
        return new Size(market, unscaled, scale);
    }

    /**
     * The size of this value, exactly; for decoders, journals and tests.
     *
     * @throws ArithmeticException when it has more than 18 decimals or does not fit a {@code long} of smallest units
     */
    public static Size of(MarketId market, BigDecimal value) {
        requireNonNull(market, "market is null");
        BigDecimal fitting = Decimals.fit(value, "size", market);
        return new Size(market, fitting.unscaledValue().longValueExact(), fitting.scale());
    }

    /** The market that this is a size of. */
    public MarketId market() {
        return market;
    }

    /** The number of smallest units, {@code 10^-scale} each; signed. */
    public long unscaledValue() {
        return unscaled;
    }

    /** The number of decimals of the smallest unit, 0 to 18; says nothing about the market's lot. */
    public int scale() {
        return scale;
    }

    /** -1, 0 or 1. */
    public int signum() {
        return Long.signum(unscaled);
    }

    /** True for zero. */
    public boolean isZero() {
        return unscaled == 0;
    }

    /** The exact value, in base units; a new object each time. Compare it with {@code compareTo}, not {@code equals}. */
    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(unscaled, scale);
    }

    /** The nearest {@code double}; for display and signals, never for money. */
    public double toDouble() {
        return Decimals.toDouble(unscaled, scale);
    }

    /**
     * The exact sum.
     *
     * @throws IllegalArgumentException when the other size belongs to another market
     * @throws ArithmeticException when the sum does not fit
     */
    public Size plus(Size other) {
        requireMarket(other.market);
        if (scale == other.scale) {
            long sum = unscaled + other.unscaled;
            if (((unscaled ^ sum) & (other.unscaled ^ sum)) >= 0) {
                return new Size(market, sum, scale);
            }
        }
        return of(market, toBigDecimal().add(other.toBigDecimal()));
    }

    /**
     * The exact difference.
     *
     * @throws IllegalArgumentException when the other size belongs to another market
     * @throws ArithmeticException when the difference does not fit
     */
    public Size minus(Size other) {
        requireMarket(other.market);
        if (scale == other.scale) {
            long difference = unscaled - other.unscaled;
            if (((unscaled ^ other.unscaled) & (unscaled ^ difference)) >= 0) {
                return new Size(market, difference, scale);
            }
        }
        return of(market, toBigDecimal().subtract(other.toBigDecimal()));
    }

    /** The size of the opposite sign; {@link ArithmeticException} where that does not fit, which is {@link Long#MIN_VALUE}. */
    public Size negate() {
        return new Size(market, Math.negateExact(unscaled), scale);
    }

    /** The size without its sign; {@link ArithmeticException} where that does not fit, which is {@link Long#MIN_VALUE}. */
    public Size abs() {
        return unscaled < 0 ? negate() : this;
    }

    /**
     * The smaller of the two by value; this one when they are equal.
     *
     * @throws IllegalArgumentException when the other size belongs to another market
     */
    public Size min(Size other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** True for a size of the same market and value. */
    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Size size
                        && Decimals.compare(unscaled, scale, size.unscaled, size.scale) == 0
                        && market.equals(size.market));
    }

    @Override
    public int hashCode() {
        return 31 * market.hashCode() + Decimals.hash(unscaled, scale);
    }

    /**
     * By value.
     *
     * @throws IllegalArgumentException when the other size belongs to another market
     */
    @Override
    public int compareTo(Size other) {
        requireMarket(other.market);
        return Decimals.compare(unscaled, scale, other.unscaled, other.scale);
    }

    /** The value as a plain decimal without trailing zeros, without the market: {@code -0.25}. */
    @Override
    public String toString() {
        return Decimals.text(unscaled, scale);
    }

    private void requireMarket(MarketId other) {
        if (!market.equals(other)) {
            throw new IllegalArgumentException("size of %s used with %s".formatted(market, other));
        }
    }
}
