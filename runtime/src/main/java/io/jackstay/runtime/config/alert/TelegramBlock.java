package io.jackstay.runtime.config.alert;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Range;
import io.jackstay.api.plugin.Secret;
import java.time.Duration;
import java.util.List;

/** The block {@code telegram}: who may ask and command this process from a chat; nobody without it. Immutable. */
public record TelegramBlock(
        @Doc("Token of the Telegram bot, as BotFather gives it")
        Secret token,

        @Doc("Numbers of the chats that are answered; a message from any other is not")
        List<Long> chats,

        @Doc("Numbers of the people who are answered in these chats; all of them when empty") @Default("[]")
        List<Long> users,

        @Doc("Allow commands that change something, such as pause, flatten and stop; without it the chat can only ask")
        @Default("false")
        boolean control,

        @Doc("How long a flatten, stop, resume or cancel of all orders waits for its confirmation")
        @Default("60s")
        @Range(min = "5s", max = "10m")
        Duration confirmWithin,

        @Doc("Messages of one chat that are answered in a minute; those beyond are passed over")
        @Default("20")
        @Range(min = "1", max = "60")
        int mostPerMinute,

        @Doc("Server of the Bot API, for one of your own") @Default("https://api.telegram.org")
        String api,

        @Doc("How its server is reached") @Default("{}") OutboundBlock transport) {
    public TelegramBlock {
        chats = List.copyOf(chats);
        users = List.copyOf(users);
        requireNonNull(confirmWithin, "confirmWithin is null");
        requireNonNull(transport, "transport is null");
        Addresses.requireToken(token);
        Addresses.requireSafe("api", api);
        if (chats.isEmpty()) {
            throw new IllegalArgumentException("chats must have a number: /start in a chat is answered by nobody else");
        }
        if (control && users.isEmpty() && chats.stream().anyMatch(chat -> chat < 0)) {
            throw new IllegalArgumentException(
                    "control = true in a group, which has a negative number, needs users: else every member could trade");
        }
    }
}
