package io.jackstay.runtime.journal;

/** What must have happened to a group before its completion. Immutable. */
public enum Level {
    /** Unsynced, for replay: a crash may lose it. Fills never use it. */
    RECORDED,
    /** Handed to the store; a crash of the process keeps it, a crash of the machine may not. Synced with the next durable group. */
    WRITTEN,
    /** Synced: no crash loses it. */
    DURABLE;

    static final int COUNT = values().length;

    static Level of(int ordinal) {
        return values()[ordinal];
    }
}
