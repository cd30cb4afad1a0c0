package io.jackstay.runtime.journal;

/** What became of a group, or of a snapshot. Immutable. */
public enum AppendResult {
    /** It is as durable as its {@link Level} promises. */
    DURABLE,
    /** Another owner has the stream: it was not accepted, and nothing of this owner will be. */
    FENCED,
    /** Nobody knows: it may be there, it may appear, it may never. {@link Journal#state()} says why. */
    UNKNOWN
}
