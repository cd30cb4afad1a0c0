package io.jackstay.runtime.session;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.config.ConfigFile;
import io.jackstay.runtime.config.FlatKeys;

/** The configuration of a session as its file has it now. Immutable, but for the problems, which grow while it is planned. */
public record Reread(ConfigFile.Loaded loaded, FlatKeys keys) {
    public Reread {
        requireNonNull(loaded, "loaded is null");
        requireNonNull(keys, "keys are null");
    }
}
