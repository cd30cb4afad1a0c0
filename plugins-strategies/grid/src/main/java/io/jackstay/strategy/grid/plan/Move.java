package io.jackstay.strategy.grid.plan;

import static java.util.Objects.requireNonNull;

/**
 * A change of a whole grid. Immutable.
 *
 * @param kind what changes
 * @param anchor where the grid hangs afterwards
 * @param why in words
 */
public record Move(Kind kind, Anchor anchor, String why) {
    public Move {
        requireNonNull(kind, "kind is null");
        requireNonNull(anchor, "anchor is null");
        requireNonNull(why, "why is null");
    }

    /** What changes. Closed. */
    public enum Kind {
        /** Built anew around the price. */
        RECENTRE,
        /** Moved with the price. */
        TRAIL,
        /** Levels are added at the upper end; what rests stays. */
        EXTEND,
        /** Built anew where it is, with other levels. */
        RESHAPE
    }
}
