package io.jackstay.runtime.control;

import static java.util.Objects.requireNonNull;

/**
 * One thing that a person asks of a running process. Immutable.
 *
 * @param bot empty for what is about all bots
 * @param by who asks, as the system or the page knows them
 * @param why empty when that was not said
 * @param subject what in the bot it is about, where the command says so: an order, an alert; else empty
 * @param reference the numbers under which it was asked and confirmed, as {@code id 01KAH3T9 ticket pl_7Qm}; empty where there are none
 */
public record ControlRequest(
        ControlCommand command, String bot, String by, String why, String subject, String reference) {
    /** One that is about all of a bot and was given no number. */
    public ControlRequest(ControlCommand command, String bot, String by, String why) {
        this(command, bot, by, why, "", "");
    }

    public ControlRequest {
        requireNonNull(command, "command is null");
        requireNonNull(bot, "bot is null");
        requireNonNull(by, "by is null");
        requireNonNull(why, "why is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(reference, "reference is null");
    }
}
