package io.jackstay.api.market;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * What trading on a market costs this account. Immutable.
 *
 * <p>Units: fraction of the notional, 0.0001 is 0.01%. Positive is paid, negative is a rebate. Equal by value.
 *
 * @param maker rate of a fill that rested on the book
 * @param taker rate of a fill that took from the book
 * @param exact true when the venue told the rates of this account, false when they are the public schedule or a guess
 */
public record Fees(BigDecimal maker, BigDecimal taker, boolean exact) {
    /** Removes trailing zeros. {@link IllegalArgumentException} for a rate that is not between -1 and 1. */
    public Fees {
        maker = requireRate("maker", maker);
        taker = requireRate("taker", taker);
    }

    private static BigDecimal requireRate(String name, BigDecimal rate) {
        requireNonNull(rate, name + " rate is null");
        if (rate.abs().compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException(
                    "%s fee rate %s: must be a fraction of the notional between -1 and 1".formatted(name, rate));
        }
        return Decimals.canonical(rate);
    }
}
