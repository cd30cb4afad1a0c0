package io.jackstay.strategy.grid;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * What a grid was begun with and must find again after a restart. Immutable.
 *
 * @param centre the price in its middle, or the mid at that time for a grid between two given prices; quote per base
 * @param emptyLevel the level without an order at the beginning: below it buys, above it sells
 * @param position the bot's position at that time, signed, base
 * @param generation the first generation of its legs; above those of the grid before it, whose labels are used up
 */
record Origin(BigDecimal centre, int emptyLevel, BigDecimal position, int generation) {
    Origin {
        requireNonNull(centre, "centre is null");
        requireNonNull(position, "position is null");
        if (emptyLevel < 0 || generation < 0) {
            throw new IllegalArgumentException("empty level %d, generation %d".formatted(emptyLevel, generation));
        }
    }
}
