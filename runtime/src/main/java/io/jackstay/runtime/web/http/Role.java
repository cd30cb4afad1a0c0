package io.jackstay.runtime.web.http;

import java.util.Locale;

/** What a token is good for. Closed. */
public enum Role {
    /** Looks at everything, changes nothing. */
    VIEW,
    /** What {@link #VIEW} may, and commands. */
    CONTROL,
    /** Heartbeats of other runtimes, and nothing else. */
    INGEST,
    /** Metrics, and nothing else. */
    METRICS;

    /** As it stands in a file and in an answer. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether who has this role may do what is open to another. */
    public boolean covers(Role other) {
        return this == other || this == CONTROL && other == VIEW;
    }
}
