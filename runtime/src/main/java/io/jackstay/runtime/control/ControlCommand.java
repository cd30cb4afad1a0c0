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
    RELOAD,
    /** One order, by its client order id. */
    CANCEL_ORDER,
    /** An alert has been seen: of a bot, of a login, or of {@code all bots}. */
    ACKNOWLEDGE;

    /** The key of what in a bot it is about, in a request; empty for what is about all of it. */
    public Optional<String> subjectKey() {
        return switch (this) {
            case CANCEL_ORDER -> Optional.of("cloid");
            case ACKNOWLEDGE -> Optional.of("alert");
            case STATUS, PAUSE, RESUME, HALT, CANCEL_ALL, FLATTEN, STOP, RELOAD -> Optional.empty();
        };
    }

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
