package io.jackstay.runtime.telegram;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.runtime.control.JsonLine;
import io.jackstay.runtime.error.Occurrences;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for what was written, in order, each once. Not thread safe: confined to the thread {@code telegram}. */
final class Poll {
    private static final System.Logger LOG = System.getLogger("jackstay.telegram");
    private static final Duration LONG = Duration.ofSeconds(25);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration REFUSED_PAUSE = Duration.ofMinutes(10);
    private static final Duration OTHER_PAUSE = Duration.ofSeconds(30);

    private final BotApi api;
    private final Chat chat;
    private String name = "";
    private long next;
    private long failures;

    Poll(BotApi api, Chat chat) {
        this.api = requireNonNull(api, "api is null");
        this.chat = requireNonNull(chat, "chat is null");
    }

    /** Waits for what is written next and takes it. Returns how long to wait before the next turn. */
    Duration turn() throws InterruptedException {
        if (name.isEmpty()) {
            BotApi.Called me = api.call("getMe", "{}");
            if (!me.ok()) {
                return failed(me);
            }
            name = me.result().path("username").asText("");
            api.call("setMyCommands", JsonLine.of(Map.of("commands", menu())));
        }
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("timeout", LONG.toSeconds());
        asked.put("allowed_updates", List.of("message", "callback_query"));
        if (next > 0) {
            asked.put("offset", next);
        }
        BotApi.Called called = api.call("getUpdates", JsonLine.of(asked), LONG);
        if (!called.ok()) {
            return failed(called);
        }
        failures = 0;
        for (JsonNode update : called.result()) {
            long id = update.path("update_id").asLong();
            if (id >= next) {
                next = id + 1;
                take(Update.of(update));
            }
        }
        return Duration.ZERO;
    }

    /** A fault in one message costs that message. */
    private void take(Optional<Update> update) {
        try {
            update.ifPresent(one -> chat.take(one, name));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "fault while a message of a chat was answered", e);
        }
    }

    private static List<Map<String, Object>> menu() {
        return List.of(ChatCommand.values()).stream()
                .map(command -> {
                    Map<String, Object> entry = new LinkedHashMap<>();
                    entry.put("command", command.words.get(0));
                    entry.put("description", command.says);
                    return entry;
                })
                .toList();
    }

    private Duration failed(BotApi.Called called) {
        failures++;
        if (Occurrences.isTold(failures)) {
            LOG.log(
                    called.status() == 401 || called.status() == 404
                            ? System.Logger.Level.ERROR
                            : System.Logger.Level.WARNING,
                    () -> "Telegram can't be asked count=%d reason=\"%s\"%s"
                            .formatted(
                                    failures,
                                    called.why(),
                                    called.status() == 409 ? ": another program asks with the same token" : ""));
        }
        if (called.pause().isPresent()) {
            return called.pause().get();
        } else if (called.status() == 401 || called.status() == 404) {
            return REFUSED_PAUSE;
        } else if (called.status() == 409) {
            return OTHER_PAUSE;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(failures - 1, 6));
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
}
