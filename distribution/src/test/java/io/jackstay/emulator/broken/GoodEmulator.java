package io.jackstay.emulator.broken;

import io.jackstay.api.market.Side;

/** Keeps the rules. Immutable. */
public final class GoodEmulator {
    final Side side = Side.BUY;
}
