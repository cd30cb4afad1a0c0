package io.jackstay.api.plugin;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * A share of something: written as {@code 0.1%}, kept as the fraction {@code 0.001}. Immutable.
 *
 * <p>Units: {@link #fraction()} is a plain factor, 1 is the whole. May be negative or above one; {@link Range} limits it where
 * that makes no sense. Exact: no {@code double} anywhere. Equal by value: {@code 0.10%} equals {@code 0.1%}.
 *
 * @param fraction the share as a factor; kept without trailing zeros and with a scale of at least 0
 */
public record Percent(BigDecimal fraction) implements Comparable<Percent> {
    private static final int MAX_DIGITS = 30;
    private static final int PERCENT_DIGITS = 2;

    /** Removes trailing zeros. Throws {@link IllegalArgumentException} beyond 30 digits on either side of the point. */
    public Percent {
        requireNonNull(fraction, "fraction is null");
        fraction = fraction.stripTrailingZeros();
        if (fraction.scale() > MAX_DIGITS || fraction.precision() - fraction.scale() > MAX_DIGITS) {
            throw new IllegalArgumentException(
                    "a share has at most %d digits on either side of the point".formatted(MAX_DIGITS));
        }
        if (fraction.scale() < 0) {
            fraction = fraction.setScale(0);
        }
    }

    /** A share from a plain factor: {@code ofFraction(0.001)} is {@code 0.1%}. */
    public static Percent ofFraction(BigDecimal fraction) {
        return new Percent(fraction);
    }

    /**
     * Reads {@code 0.1%}, {@code 5 %} or {@code -2.5%}.
     *
     * @throws IllegalArgumentException when the percent sign is missing (0.1 alone could mean two things) or the rest is not a
     *     plain decimal number
     */
    public static Percent parse(String text) {
        String trimmed = requireNonNull(text, "text is null").strip();
        if (!trimmed.endsWith("%")) {
            throw new IllegalArgumentException("'%s' has no percent sign: write for example 0.1%%".formatted(text));
        }
        String number = trimmed.substring(0, trimmed.length() - 1).strip();
        if (!isPlainDecimal(number)) {
            throw new IllegalArgumentException("'%s' is not a percentage: write for example 0.1%%".formatted(text));
        }
        return new Percent(new BigDecimal(number).movePointLeft(PERCENT_DIGITS));
    }

    /** This share of a value, exact: {@code 0.1%} of 60000 is 60. The unit is that of the value. */
    public BigDecimal of(BigDecimal value) {
        return value.multiply(fraction);
    }

    @Override
    public int compareTo(Percent other) {
        return fraction.compareTo(other.fraction);
    }

    /** As an operator writes it: {@code 0.1%}. {@link #parse} reads it back. */
    @Override
    public String toString() {
        BigDecimal percent = fraction.movePointRight(PERCENT_DIGITS).stripTrailingZeros();
        return percent.toPlainString() + "%";
    }

    private static boolean isPlainDecimal(String number) {
        int digits = 0;
        int points = 0;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                points++;
            } else if (i > 0 || (c != '-' && c != '+')) {
                return false;
            }
        }
        return digits > 0 && points <= 1;
    }
}
