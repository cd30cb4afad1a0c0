package io.jackstay.lib.sim;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A share of notional as a {@code long}. Immutable. */
final class FeeRate {
    private final BigDecimal rate;
    private final long unscaled;
    private final int scale;
    private final boolean narrow;

    FeeRate(BigDecimal rate) {
        this.rate = rate;
        this.scale = rate.scale();
        this.narrow = rate.unscaledValue().bitLength() < Integer.SIZE
                && scale <= Amount.DECIMALS
                && rate.abs().compareTo(BigDecimal.ONE) <= 0;
        this.unscaled = narrow ? rate.unscaledValue().longValueExact() : 0;
    }

    /** Whether {@link #of(long)} can be asked. */
    boolean isNarrow() {
        return narrow;
    }

    /** Its share of a notional in units of 10^-12, rounded half-even; only where {@link #isNarrow}. */
    long of(long notionalUnits) {
        return Exact.shareHalfEven(notionalUnits, unscaled, Exact.powerOfTen(scale));
    }

    /** The same of any amount. */
    BigDecimal of(BigDecimal notional) {
        return notional.multiply(rate).setScale(Amount.DECIMALS, RoundingMode.HALF_EVEN);
    }
}
