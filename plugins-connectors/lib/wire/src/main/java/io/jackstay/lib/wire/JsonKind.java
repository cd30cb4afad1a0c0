package io.jackstay.lib.wire;

/** What a JSON value is. Closed. */
public enum JsonKind {
    OBJECT,
    ARRAY,
    TEXT,
    NUMBER,
    BOOLEAN,
    NULL
}
