package io.jackstay.strategy.broken;

import io.jackstay.api.market.Side;

/** Keeps the rules. Immutable. */
public final class GoodStrategy {
    final Side side = Side.BUY;

    static double log(double of) {
        return StrictMath.log(Math.abs(of));
    }
}
