package io.jackstay.lib.broken;

import io.jackstay.api.market.Side;

/** Keeps the rules. Immutable. */
public final class GoodLibrary {
    final Side side = Side.BUY;
}
