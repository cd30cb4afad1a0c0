package io.jackstay.testkit.broken;

import io.jackstay.emulator.hyperliquid.HyperliquidProvider;

/** Knows an emulated venue by its class, and not as one of those that are there. */
public final class NamesAVenue {
    private NamesAVenue() {}

    static String name() {
        return new HyperliquidProvider().name();
    }
}
