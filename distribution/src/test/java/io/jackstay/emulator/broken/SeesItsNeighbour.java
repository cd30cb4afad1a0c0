package io.jackstay.emulator.broken;

import io.jackstay.emulator.hyperliquid.HyperliquidProvider;

/** Knows the emulator of another venue. */
public final class SeesItsNeighbour {
    private SeesItsNeighbour() {}

    static String name() {
        return new HyperliquidProvider().name();
    }
}
