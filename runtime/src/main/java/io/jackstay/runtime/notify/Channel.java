package io.jackstay.runtime.notify;

/** One way to people. Not thread safe: confined to the thread of its queue; may block for as long as its time limits say. */
interface Channel {
    /** How many messages a letter takes; at least one, and the same each time for the same letter. */
    int parts(Letter letter);

    /** Sends one of them. */
    Outcome send(Letter letter, int part) throws InterruptedException;
}
