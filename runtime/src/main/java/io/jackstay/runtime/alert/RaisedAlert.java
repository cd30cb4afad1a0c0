package io.jackstay.runtime.alert;

import static java.util.Objects.requireNonNull;

/**
 * An alert and who raised it. Immutable.
 *
 * @param who a bot or login by its name, or {@code all bots}
 */
public record RaisedAlert(String who, Alert alert) {
    /** As {@code who} for what is about the process. */
    public static final String PROCESS = "all bots";

    public RaisedAlert {
        requireNonNull(who, "who is null");
        requireNonNull(alert, "alert is null");
    }
}
