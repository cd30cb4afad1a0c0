package io.jackstay.api.account;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * One form for equal numbers, so that records that hold them are equal by value: no trailing zeros, no exponent.
 * Immutable.
 */
final class Exact {
    /** Far beyond any amount; keeps an exponent sent by mistake from filling the memory with zeros. */
    private static final int MAX_ZEROS = 1_000;

    private Exact() {}

    static BigDecimal canonical(BigDecimal number, String name) {
        requireNonNull(number, name + " is null");
        BigDecimal stripped = number.stripTrailingZeros();
        if (stripped.scale() < -MAX_ZEROS) {
            throw new ArithmeticException("%s is out of any range: %s".formatted(name, stripped));
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
