package io.jackstay.connector.hyperliquid.action;

/**
 * Something that is asked of the venue and signed. Immutable. Closed.
 *
 * <p>Each writes its keys in the order that the venue hashes them in, and leaves out what is absent. Source: the venue's exchange
 * endpoint, and the order of fields in its own client library.
 */
public sealed interface Action
        permits BatchModify, Cancel, CancelByCloid, Modify, Noop, Place, ScheduleCancel, UpdateLeverage {
    /** Writes itself, {@code type} first. */
    void write(ValueSink out);

    /** How many orders it names: what it counts for in the budget of the address. At least 1. */
    default int count() {
        return 1;
    }
}
