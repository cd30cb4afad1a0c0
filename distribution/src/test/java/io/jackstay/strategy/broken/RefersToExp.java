package io.jackstay.strategy.broken;

import java.util.function.DoubleUnaryOperator;

/** Hands on a calculation that differs between processors. */
public final class RefersToExp {
    static final DoubleUnaryOperator GROWTH = Math::exp;

    private RefersToExp() {}
}
