package io.jackstay.runtime.config;

/** How the lines of the log are written. Immutable. */
public enum LogFormat {
    /** For people. */
    TEXT,
    /** One JSON object a line. */
    JSON
}
