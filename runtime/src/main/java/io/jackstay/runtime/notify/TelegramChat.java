package io.jackstay.runtime.notify;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.runtime.config.alert.AlertChannel;
import io.jackstay.runtime.config.alert.AlertLevel;
import io.jackstay.runtime.control.JsonLine;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.outbound.JsonAnswer;
import io.jackstay.runtime.outbound.PostAnswer;
import io.jackstay.runtime.outbound.Poster;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A chat of Telegram: {@code sendMessage} of the Bot API. Not thread safe: confined to the thread of its channel. */
final class TelegramChat implements Channel {
    private static final System.Logger LOG = System.getLogger("jackstay.alert");

    /** Bot API, sendMessage: 1 to 4096 characters after entities parsing, in UTF-16 units; some are for the number of the part. */
    private static final int ROOM = 4_096 - 32;

    private static final int MOST_NOTICES = 100;

    private final AlertChannel.Telegram settings;
    private final Poster poster;
    private final Duration timeout;
    private final Clock clock;
    private final URI url;
    private String chat;

    TelegramChat(AlertChannel.Telegram settings, Poster poster, Duration timeout, Clock clock) {
        this.settings = requireNonNull(settings, "settings are null");
        this.poster = requireNonNull(poster, "poster is null");
        this.timeout = requireNonNull(timeout, "timeout is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.url = URI.create("%s/bot%s/sendMessage"
                .formatted(settings.api(), settings.token().reveal()));
        this.chat = settings.chat();
    }

    private static List<List<Notice>> divided(Letter letter) {
        return Parts.of(letter.notices(), notice -> Words.plain(notice).length() + 2, ROOM, MOST_NOTICES);
    }

    @Override
    public int parts(Letter letter) {
        return divided(letter).size();
    }

    @Override
    public Outcome send(Letter letter, int part) throws InterruptedException {
        List<List<Notice>> parts = divided(letter);
        String number = parts.size() == 1 ? "" : "(%d/%d)\n".formatted(part + 1, parts.size());
        boolean silent = letter.level() == AlertLevel.INFO;
        try {
            PostAnswer answer = post(number + html(parts.get(part)), true, silent);
            JsonNode said = JsonAnswer.of(answer.body());
            String moved = said.at("/parameters/migrate_to_chat_id").asText("");
            if (answer.status() == 400 && !moved.isEmpty()) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        () -> "a chat has another number now: write it into the configuration old=%s new=%s"
                                .formatted(chat, moved));
                chat = moved;
                answer = post(number + html(parts.get(part)), true, silent);
            } else if (answer.status() == 400) {
                answer = post(number + plain(parts.get(part)), false, silent);
            }
            return outcome(answer);
        } catch (IOException e) {
            return new Outcome.Again(String.valueOf(e.getMessage()));
        }
    }

    private PostAnswer post(String text, boolean markup, boolean silent) throws IOException, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("chat_id", chat.matches("-?[0-9]+") ? (Object) Long.valueOf(chat) : chat);
        settings.topic().ifPresent(topic -> body.put("message_thread_id", topic));
        body.put("text", text);
        if (markup) {
            body.put("parse_mode", "HTML");
        }
        body.put("disable_notification", silent);
        body.put("link_preview_options", Map.of("is_disabled", true));
        return poster.post(url, new TreeMap<>(), JsonLine.of(body), timeout);
    }

    private Outcome outcome(PostAnswer answer) {
        JsonNode said = JsonAnswer.of(answer.body());
        String token = settings.token().reveal();
        if (answer.isGood()) {
            return said.path("ok").asBoolean(false)
                    ? Outcome.Taken.whole()
                    : new Outcome.Again("no answer of Telegram: " + HttpOutcome.why(answer, token));
        }
        if (answer.status() == 400) {
            // The words are plain text by now, so it is the chat that is wrong.
            return new Outcome.Broken(HttpOutcome.why(answer, token));
        }
        return HttpOutcome.of(answer, delay(said), clock.epochNanos(), token);
    }

    /** Seconds, a fraction too. */
    static Optional<Duration> delay(JsonNode said) {
        JsonNode after = said.at("/parameters/retry_after");
        return after.isNumber()
                ? Optional.of(PostAnswer.bounded(
                        PostAnswer.seconds(after.decimalValue().toPlainString())))
                : Optional.empty();
    }

    private static String html(List<Notice> notices) {
        StringBuilder text = new StringBuilder();
        for (Notice notice : notices) {
            text.append(text.length() == 0 ? "" : "\n\n")
                    .append("<b>")
                    .append(Escapes.html(Words.head(notice)))
                    .append("</b>\n")
                    .append(Escapes.html(Words.text(notice)))
                    .append("\n<i>")
                    .append(Escapes.html(Words.foot(notice)))
                    .append("</i>");
        }
        return text.toString();
    }

    private static String plain(List<Notice> notices) {
        return String.join("\n\n", notices.stream().map(Words::plain).toList());
    }
}
