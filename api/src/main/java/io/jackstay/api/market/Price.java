package io.jackstay.api.market;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * A price of one market: an exact, positive decimal. Immutable.
 *
 * <p>Units: quote asset per unit of base asset. Shape: a {@code long} of smallest units and a scale of 0 to 18; it is not a
 * count of ticks, and it need not be on the market's grid (marks and liquidations are off it). Strategies make prices with
 * {@link MarketInfo#roundPrice}, {@link MarketInfo#roundPassive} and {@link MarketInfo#step}, decoders with
 * {@link MarketInfo#price(long)}.
 *
 * <p>Equal by value: 1.0 equals 1.00, with the same hash and text. Prices of two markets are never equal, and comparing or
 * combining them throws {@link IllegalArgumentException} with both names. Comparing and hashing allocate nothing.
 */
public final class Price implements Comparable<Price> {
    private final MarketId market;
    private final long unscaled;
    private final int scale;

    private Price(MarketId market, long unscaled, int scale) {
        this.market = market;
        this.unscaled = unscaled;
        this.scale = scale;
    }

    /**
     * The price {@code unscaled / 10^scale}; for decoders, journals and tests.
     *
     * @throws IllegalArgumentException when the value is not positive or the scale is not within 0 to 18
     */
    public static Price of(MarketId market, long unscaled, int scale) {
        requireNonNull(market, "market is null");
        Decimals.requireScale(scale);
        if (unscaled <= 0) {
            throw new IllegalArgumentException(
                    "price %s of %s: must be positive".formatted(Decimals.text(unscaled, scale), market));
        }
        return new Price(market, unscaled, scale);
    }

    /**
     * The price of this value, exactly; for decoders, journals and tests.
     *
     * @throws IllegalArgumentException when the value is not positive
     * @throws ArithmeticException when it has more than 18 decimals or does not fit a {@code long} of smallest units
     */
    public static Price of(MarketId market, BigDecimal value) {
        requireNonNull(market, "market is null");
        BigDecimal fitting = Decimals.fit(value, "price", market);
        return of(market, fitting.unscaledValue().longValueExact(), fitting.scale());
    }

    /** The market that this is a price of. */
    public MarketId market() {
        return market;
    }

    /** The number of smallest units, {@code 10^-scale} each; positive. */
    public long unscaledValue() {
        return unscaled;
    }

    /** The number of decimals of the smallest unit, 0 to 18; says nothing about the market's grid. */
    public int scale() {
        return scale;
    }

    /** The exact value, in quote per base; a new object each time. Compare it with {@code compareTo}, not {@code equals}. */
    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(unscaled, scale);
    }

    /** The nearest {@code double}; for display and signals, never for money. */
    public double toDouble() {
        return Decimals.toDouble(unscaled, scale);
    }

    /**
     * What a size is worth at this price: price × size × contract multiplier, exact, in the quote asset, with the sign of the
     * size. 0.5 BTC at 60000 with multiplier 1 is 30000 USDC.
     *
     * @throws IllegalArgumentException when size or rules belong to another market
     */
    public Money times(Size size, MarketInfo info) {
        requireMarket(size.market());
        requireMarket(info.id());
        BigDecimal perContract = toBigDecimal().multiply(size.toBigDecimal());
        return new Money(info.quoteAsset(), perContract.multiply(info.contractMultiplier()));
    }

    /** True for a price of the same market and value. */
    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Price price
                        && Decimals.compare(unscaled, scale, price.unscaled, price.scale) == 0
                        && market.equals(price.market));
    }

    @Override
    public int hashCode() {
        return 31 * market.hashCode() + Decimals.hash(unscaled, scale);
    }

    /**
     * By value.
     *
     * @throws IllegalArgumentException when the other price belongs to another market
     */
    @Override
    public int compareTo(Price other) {
        requireMarket(other.market);
        return Decimals.compare(unscaled, scale, other.unscaled, other.scale);
    }

    /** The value as a plain decimal without trailing zeros, without the market: {@code 60000.5}. */
    @Override
    public String toString() {
        return Decimals.text(unscaled, scale);
    }

    private void requireMarket(MarketId other) {
        if (!market.equals(other)) {
            throw new IllegalArgumentException("price of %s used with %s".formatted(market, other));
        }
    }
}
