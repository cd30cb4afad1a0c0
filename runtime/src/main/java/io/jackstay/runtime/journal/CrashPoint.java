package io.jackstay.runtime.journal;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Points between two durable steps at which a crash test may end the process, as a kill would: nothing is closed, nothing is flushed.
 * Thread safe.
 *
 * <p>Armed by the system property {@code jackstay.crash-at}, such as {@code K3:17} for the 17th time that K3 is reached; without it
 * a point does nothing.
 */
public enum CrashPoint {
    /** A turn has decided; its intents are not written. */
    K1,
    /** The intents are written; nothing has left. */
    K2,
    /** The batch has left; its outcome is not read. */
    K3,
    /** The outcome is read; what became of the order is not written. */
    K4,
    /** A fill has been received; it is not written. */
    K5,
    /** A fill is durable; it is not applied. */
    K6,
    /** A snapshot is durable; it does not have its name yet. */
    K7,
    /** The cancels of a stop have left, or the venues have been asked what rests; nobody has confirmed anything. */
    K8,
    /** Between two steps of going on in the next segment. */
    ROLL,
    /** Between two steps of dropping what a snapshot made superfluous. */
    COMPACT,
    /** An order has ended to make room for its successor, which has not left: an amend where the venue can't. */
    AMEND,
    /** Between two steps of reading, settling and resuming what an earlier process left. */
    RECOVERY;

    private static final String PROPERTY = "jackstay.crash-at";
    private static final int KILLED = 137;
    private static final String ARMED = System.getProperty(PROPERTY, "");
    private static final AtomicLong REACHED = new AtomicLong();

    private final boolean armed = System.getProperty(PROPERTY, "").startsWith(name() + ":");

    /** Ends the process when it is this point's turn. */
    public void reach() {
        if (armed && REACHED.incrementAndGet() == Long.parseLong(ARMED.substring(name().length() + 1))) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
