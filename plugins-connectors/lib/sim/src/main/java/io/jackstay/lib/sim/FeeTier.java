package io.jackstay.lib.sim;

import java.math.BigDecimal;

/**
 * Fee rates of an account that has traded so much. Immutable.
 *
 * @param volume least notional of the account's fills in the window, quote asset, zero or more
 * @param maker rate of fills that rested, share of notional, negative for a rebate
 * @param taker rate of fills that took, share of notional
 */
public record FeeTier(BigDecimal volume, BigDecimal maker, BigDecimal taker) {
    /** {@link IllegalArgumentException} for a negative volume. */
    public FeeTier {
        if (volume.signum() < 0) {
            throw new IllegalArgumentException("volume = %s: must not be negative".formatted(volume.toPlainString()));
        }
        maker = maker.stripTrailingZeros();
        taker = taker.stripTrailingZeros();
    }
}
