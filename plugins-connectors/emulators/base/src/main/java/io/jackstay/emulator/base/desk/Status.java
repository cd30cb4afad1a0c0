package io.jackstay.emulator.base.desk;

import io.jackstay.emulator.base.BooksWatcher;

/** Where an order stands. Immutable. */
public enum Status {
    OPEN,
    TRIGGERED,
    /** It ended with all that it could have: an immediate one perhaps with less than it wanted. */
    FILLED,
    /** Its owner cancelled it. */
    CANCELLED,
    /** The owner's dead-man switch did. */
    SCHEDULED,
    SELF_TRADE,
    REDUCE_ONLY,
    /** Another child of its parent was filled. */
    SIBLING,
    MARGIN,
    DELISTED,
    /** It never was; {@link VenueOrder#rejection} says why. */
    REJECTED;

    /** Whether the order may still be filled. */
    public boolean isOpen() {
        return this == OPEN || this == TRIGGERED;
    }

    /** The same for who watches the books, who need not know why. */
    BooksWatcher.Standing standing() {
        if (isByVenue()) {
            return BooksWatcher.Standing.ENDED;
        }
        return switch (this) {
            case FILLED -> BooksWatcher.Standing.FILLED;
            case CANCELLED -> BooksWatcher.Standing.CANCELLED;
            case REJECTED -> BooksWatcher.Standing.REJECTED;
            default -> BooksWatcher.Standing.OPEN;
        };
    }

    /** Whether it was the venue that ended it. */
    public boolean isByVenue() {
        return ordinal() >= SCHEDULED.ordinal() && this != REJECTED;
    }
}
