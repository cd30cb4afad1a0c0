package io.jackstay.emulator.hyperliquid;

import io.jackstay.emulator.base.Wire;

/** Hears nothing. Immutable. */
final class SilentWire implements Wire {
    @Override
    public void text(String text) {
        // not listened to
    }

    @Override
    public void bytes(byte[] payload, boolean binary) {
        // not listened to
    }

    @Override
    public void close(int code, String reason) {
        // not listened to
    }

    @Override
    public void cut() {
        // not listened to
    }

    @Override
    public void freeze() {
        // not listened to
    }
}
