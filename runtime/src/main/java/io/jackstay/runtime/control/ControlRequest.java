package io.jackstay.runtime.control;

import static java.util.Objects.requireNonNull;

/**
 * One thing that a person asks of a running process. Immutable.
 *
 * @param bot empty for what is about all bots
 * @param by who asks, as the system or the page knows them
 * @param why empty when that was not said
 */
public record ControlRequest(ControlCommand command, String bot, String by, String why) {
    public ControlRequest {
        requireNonNull(command, "command is null");
        requireNonNull(bot, "bot is null");
        requireNonNull(by, "by is null");
        requireNonNull(why, "why is null");
    }
}
