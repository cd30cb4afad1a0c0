package io.jackstay.runtime.broken;

import io.jackstay.connector.paper.PaperProvider;

/** Knows a plugin. */
public final class NamesAPlugin {
    private NamesAPlugin() {}

    static PaperProvider make() {
        return new PaperProvider();
    }
}
