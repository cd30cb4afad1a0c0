package io.jackstay.runtime.journal;

/** What a journal is opened for. Immutable. */
public enum OpenMode {
    /** To append. Whoever owned the stream before is fenced first: from then on nothing of it is accepted. */
    OWN,
    /** To read what is there, while the owner goes on. Changes nothing. */
    FOLLOW
}
