package io.jackstay.lib.sim;

import java.math.BigDecimal;

/**
 * A running sum of one asset, exact. Not thread safe: owned by its account.
 *
 * <p>Counted in units of 10^-{@value #DECIMALS} in a {@code long} as far as that reaches; what does not fit there, because it is too large
 * or too fine, is kept beside it as a decimal.
 */
final class Amount {
    static final int DECIMALS = 12;

    private long units;
    private BigDecimal rest = BigDecimal.ZERO;

    Amount(BigDecimal start) {
        add(start);
    }

    void add(long addedUnits) {
        long sum = units + addedUnits;
        if (((units ^ sum) & (addedUnits ^ sum)) < 0) {
            rest = rest.add(BigDecimal.valueOf(addedUnits, DECIMALS));
        } else {
            units = sum;
        }
    }

    void add(BigDecimal amount) {
        BigDecimal stripped = amount.scale() > DECIMALS ? amount.stripTrailingZeros() : amount;
        BigDecimal scaled = stripped.scale() <= DECIMALS ? stripped.setScale(DECIMALS) : stripped;
        if (scaled.scale() == DECIMALS && scaled.unscaledValue().bitLength() < Long.SIZE - 1) {
            add(scaled.unscaledValue().longValueExact());
        } else {
            rest = rest.add(amount);
        }
    }

    /** Whether {@link #units} is all of it. */
    boolean isNarrow() {
        return rest.signum() == 0;
    }

    long units() {
        return units;
    }

    BigDecimal toBigDecimal() {
        BigDecimal counted = BigDecimal.valueOf(units, DECIMALS);
        return isNarrow() ? counted : rest.add(counted);
    }
}
