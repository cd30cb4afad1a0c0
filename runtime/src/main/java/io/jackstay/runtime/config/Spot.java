package io.jackstay.runtime.config;

import static java.util.Objects.requireNonNull;

/**
 * One value of the configuration, for a message about it. Immutable.
 *
 * @param where file and line
 * @param path the key from the top of the file, such as {@code bots.btc.strategy.market}
 * @param value the text as it stands there; empty when there is none to show
 */
public record Spot(Where where, String path, String value) {
    public Spot {
        requireNonNull(where, "where is null");
        requireNonNull(path, "path is null");
        requireNonNull(value, "value is null");
    }

    /** The same value at the place of another message, without its text. */
    public Spot withoutValue() {
        return new Spot(where, path, "");
    }
}
