package io.jackstay.strategy.broken;

import io.jackstay.risk.broken.GoodRule;

/** Knows a class of another plugin. */
public final class SeesItsNeighbour {
    private SeesItsNeighbour() {}

    static int limit() {
        return GoodRule.limit();
    }
}
