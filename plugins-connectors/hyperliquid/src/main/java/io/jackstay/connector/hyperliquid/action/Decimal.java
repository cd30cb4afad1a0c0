package io.jackstay.connector.hyperliquid.action;

import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;

/**
 * A price or size as it is sent and hashed: positive, at most eight decimals, written without trailing zeros. Immutable.
 *
 * <p>More decimals are refused, not rounded, and so is zero: the venue takes a reduce-only order of size 0 for the whole position.
 * Units: {@code unscaled} times 10 to the minus {@code scale}.
 */
public record Decimal(long unscaled, int scale) {
    private static final int MAX_DECIMALS = 8;

    /** Throws {@link IllegalArgumentException} for a number that is not positive or has more than eight decimals. */
    public Decimal {
        if (unscaled <= 0) {
            throw new IllegalArgumentException(
                    "a price or size must be positive, got %d with %d decimals".formatted(unscaled, scale));
        }
        while (scale > 0 && unscaled % 10 == 0) {
            unscaled /= 10;
            scale--;
        }
        if (scale < 0 || scale > MAX_DECIMALS) {
            throw new IllegalArgumentException(
                    "%d with %d decimals, at most %d are taken".formatted(unscaled, scale, MAX_DECIMALS));
        }
    }

    public static Decimal of(Price price) {
        return new Decimal(price.unscaledValue(), price.scale());
    }

    public static Decimal of(Size size) {
        return new Decimal(size.unscaledValue(), size.scale());
    }
}
