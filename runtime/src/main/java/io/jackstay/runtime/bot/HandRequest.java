package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

/**
 * One thing that a person asks of a bot. Immutable.
 *
 * @param subject an order by its client order id, an alert by its code and subject; empty for what is about the bot
 * @param by who asks
 * @param why empty when that was not said
 * @param reference the numbers under which it was asked and confirmed; may be empty
 */
public record HandRequest(HandCommand command, String subject, String by, String why, String reference) {
    public HandRequest {
        requireNonNull(command, "command is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(by, "by is null");
        requireNonNull(why, "why is null");
        requireNonNull(reference, "reference is null");
    }

    /** One that is about the bot and was given no number. */
    public static HandRequest of(HandCommand command, String by, String why) {
        return new HandRequest(command, "", by, why, "");
    }
}
