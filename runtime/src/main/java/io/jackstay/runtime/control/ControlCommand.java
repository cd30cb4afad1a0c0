package io.jackstay.runtime.control;

import java.util.Locale;
import java.util.Optional;

/** What may be asked of a running process. Closed. */
public enum ControlCommand {
    STATUS,
    PAUSE,
    RESUME,
    HALT,
    CANCEL_ALL,
    FLATTEN,
    STOP,
    RELOAD;

    /** As it is typed and stands in a request, such as {@code cancel-all}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The command that is typed so. */
    public static Optional<ControlCommand> find(String word) {
        for (ControlCommand command : values()) {
            if (command.word().equals(word)) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }
}
