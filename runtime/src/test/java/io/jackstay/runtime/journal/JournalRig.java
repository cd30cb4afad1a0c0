package io.jackstay.runtime.journal;

import io.jackstay.runtime.loop.VirtualClock;

/** A store that a test turns by hand. */
interface JournalRig {
    JournalStore store();

    VirtualClock clock();

    /** One turn of the writer. */
    void turn();

    default void turnAll() {
        for (int i = 0; i < 1_000; i++) {
            turn();
        }
    }

    /** Another process after an orderly end of this one. */
    JournalRig restarted();

    /** Another process after a kill of this one. */
    JournalRig killed();
}
