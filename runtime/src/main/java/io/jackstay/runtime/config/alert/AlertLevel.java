package io.jackstay.runtime.config.alert;

import java.util.Locale;

/** How urgent it is that a person knows of something; the later, the more so. Immutable. */
public enum AlertLevel {
    /** Good to know: a start, a stop. */
    INFO,
    /** To be looked at today. */
    WARNING,
    /** To be looked at now. */
    CRITICAL;

    /** As it stands in a file, such as {@code warning}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isAtLeast(AlertLevel other) {
        return compareTo(other) >= 0;
    }
}
