package io.jackstay.emulator.broken;

import io.jackstay.connector.paper.PaperProvider;

/** Knows the connector that is developed against it. */
public final class SeesAConnector {
    private SeesAConnector() {}

    static PaperProvider make() {
        return new PaperProvider();
    }
}
