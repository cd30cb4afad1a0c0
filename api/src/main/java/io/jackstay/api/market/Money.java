package io.jackstay.api.market;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * An amount of one asset, exact and signed: fees, profit, notional, equity. Immutable.
 *
 * <p>Adding or comparing two assets throws {@link IllegalArgumentException}: there is no silent conversion. Equal by value,
 * because trailing zeros are removed: 1.50 USDC equals 1.5 USDC, with the same hash and text. Not made per market-data
 * message.
 *
 * @param asset the asset's name as in {@link MarketInfo#quoteAsset()}, 1 to 32 characters without a space
 * @param amount units of the asset; kept without trailing zeros and with a scale of at least 0
 */
public record Money(String asset, BigDecimal amount) implements Comparable<Money> {
    /** Checks the asset and removes trailing zeros. {@link ArithmeticException} beyond 1000 digits on a side of the point. */
    public Money {
        Names.requireAsset(asset);
        amount = Decimals.canonical(requireNonNull(amount, "amount is null"));
    }

    /** Nothing of this asset. */
    public static Money zero(String asset) {
        return new Money(asset, BigDecimal.ZERO);
    }

    /** The exact sum. {@link IllegalArgumentException} when the other is of another asset. */
    public Money plus(Money other) {
        requireAsset(other);
        return new Money(asset, amount.add(other.amount));
    }

    /** The exact difference. {@link IllegalArgumentException} when the other is of another asset. */
    public Money minus(Money other) {
        requireAsset(other);
        return new Money(asset, amount.subtract(other.amount));
    }

    /** The amount of the opposite sign. */
    public Money negate() {
        return new Money(asset, amount.negate());
    }

    /** -1, 0 or 1. */
    public int signum() {
        return amount.signum();
    }

    /** By amount. {@link IllegalArgumentException} when the other is of another asset. */
    @Override
    public int compareTo(Money other) {
        requireAsset(other);
        return amount.compareTo(other.amount);
    }

    /** Amount and asset: {@code -12.5 USDC}. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + asset;
    }

    private void requireAsset(Money other) {
        if (!asset.equals(other.asset)) {
            throw new IllegalArgumentException("%s used with %s: two assets, convert one first".formatted(this, other));
        }
    }
}
