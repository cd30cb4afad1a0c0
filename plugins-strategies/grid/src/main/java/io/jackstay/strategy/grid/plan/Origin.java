package io.jackstay.strategy.grid.plan;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * What a grid was begun with and must find again after a restart. Immutable; as a text it outlives the process.
 *
 * @param anchor where it hangs
 * @param emptyLevel the level without an order at the beginning: below it buys, above it sells
 * @param base the bot's position less what the legs hold, signed, base; changes when profit is kept in base
 * @param generation the first generation of its legs; above those of the grid before it, whose labels are used up
 * @param moves how often it was moved before
 * @param multiplier factor of spacing that it was built with
 * @param trend trend that it was built with
 */
public record Origin(
        Anchor anchor, int emptyLevel, BigDecimal base, int generation, int moves, BigDecimal multiplier, int trend) {
    public Origin {
        requireNonNull(anchor, "anchor is null");
        requireNonNull(base, "base is null");
        requireNonNull(multiplier, "multiplier is null");
        if (emptyLevel < 0 || generation < 0 || moves < 0) {
            throw new IllegalArgumentException(
                    "empty level %d, generation %d, moves %d".formatted(emptyLevel, generation, moves));
        }
    }

    /** The same origin with more outside of its legs. */
    public Origin keeping(BigDecimal more) {
        return new Origin(anchor, emptyLevel, base.add(more), generation, moves, multiplier, trend);
    }

    /** {@link #parse} reads it back. */
    public String text() {
        return "%s %s %s %d %s %d %d %s %d"
                .formatted(
                        anchor.centre().toPlainString(),
                        anchor.lower().toPlainString(),
                        anchor.upper().toPlainString(),
                        emptyLevel,
                        base.toPlainString(),
                        generation,
                        moves,
                        multiplier.toPlainString(),
                        trend);
    }

    public static Origin parse(String text) {
        String[] parts = text.split(" ", -1);
        return new Origin(
                new Anchor(new BigDecimal(parts[0]), new BigDecimal(parts[1]), new BigDecimal(parts[2])),
                Integer.parseInt(parts[3]),
                new BigDecimal(parts[4]),
                Integer.parseInt(parts[5]),
                Integer.parseInt(parts[6]),
                new BigDecimal(parts[7]),
                Integer.parseInt(parts[8]));
    }
}
