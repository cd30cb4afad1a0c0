package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * What becomes of a position that is not what all known fills come to. Immutable.
 *
 * @param max value of the difference at the market's price, in its quote asset, up to which nobody is told
 * @param halts whether the bots of the market are halted beyond it
 */
public record DriftPolicy(BigDecimal max, boolean halts) {
    /** Any difference is told, and nobody is halted. */
    public static final DriftPolicy DEFAULT = new DriftPolicy(BigDecimal.ZERO, false);

    public DriftPolicy {
        requireNonNull(max, "max is null");
        if (max.signum() < 0) {
            throw new IllegalArgumentException("a difference has no sign here, got " + max);
        }
    }
}
