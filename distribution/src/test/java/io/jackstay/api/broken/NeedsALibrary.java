package io.jackstay.api.broken;

import com.typesafe.config.Config;

/** Has a library in a signature. */
public final class NeedsALibrary {
    private NeedsALibrary() {}

    public static boolean isEmpty(Config config) {
        return config.isEmpty();
    }
}
