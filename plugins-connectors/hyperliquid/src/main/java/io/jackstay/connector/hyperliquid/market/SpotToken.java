package io.jackstay.connector.hyperliquid.market;

import static java.util.Objects.requireNonNull;

/**
 * One side of a spot pair. Immutable.
 *
 * @param index the venue's number of it, which alone tells it from others of its name
 * @param name the venue's name
 * @param asset ours, which no other token has
 */
public record SpotToken(int index, String name, String asset) {
    public SpotToken {
        requireNonNull(name, "name is null");
        requireNonNull(asset, "asset is null");
    }
}
