package io.jackstay.runtime.telegram;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Something that a person did in a chat. Immutable.
 *
 * @param id of the update; the next is asked for by one more
 * @param chat its number
 * @param user the number of who did it; 0 where there is none
 * @param seconds when the message was written, epoch seconds; of a button, when the message with it was
 * @param text what was written; empty for a button
 * @param button what a button carries; empty for a text
 * @param callback by which a button is answered
 * @param message the number of the message
 */
record Update(long id, long chat, long user, long seconds, String text, String button, String callback, long message) {
    Update {
        requireNonNull(text, "text is null");
        requireNonNull(button, "button is null");
        requireNonNull(callback, "callback is null");
    }

    boolean isButton() {
        return !callback.isEmpty();
    }

    /** Bot API, object Update; empty for what is neither a text nor a button of a person. */
    static Optional<Update> of(JsonNode update) {
        JsonNode pressed = update.path("callback_query");
        JsonNode message = pressed.isMissingNode() ? update.path("message") : pressed.path("message");
        JsonNode from = pressed.isMissingNode() ? message.path("from") : pressed.path("from");
        if (!message.at("/chat/id").isIntegralNumber() || from.path("is_bot").asBoolean(false)) {
            return Optional.empty();
        }
        return Optional.of(new Update(
                update.path("update_id").asLong(),
                message.at("/chat/id").asLong(),
                from.path("id").asLong(0),
                message.path("date").asLong(0),
                pressed.isMissingNode() ? message.path("text").asText("") : "",
                pressed.path("data").asText(""),
                pressed.path("id").asText(""),
                message.path("message_id").asLong(0)));
    }
}
