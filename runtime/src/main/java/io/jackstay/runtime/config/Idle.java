package io.jackstay.runtime.config;

/** What the thread of a login does while nothing happens. Immutable. */
public enum Idle {
    /** Waits until the machine wakes it. */
    WAIT,
    /** Asks its sockets again and again: it is awake when something arrives, and takes a processor for itself. */
    SPIN
}
