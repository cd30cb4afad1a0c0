package io.jackstay.runtime.telegram;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackstay.runtime.config.alert.TelegramBlock;
import io.jackstay.runtime.outbound.JsonAnswer;
import io.jackstay.runtime.outbound.PostAnswer;
import io.jackstay.runtime.outbound.Poster;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;

/** Calls of the Bot API. Thread safe; no message of it shows the token, which is part of every address. */
final class BotApi {
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    private final String base;
    private final String token;
    private final Poster poster;
    private final Duration timeout;

    /**
     * What came of a call. Immutable.
     *
     * @param ok whether it was done
     * @param status of HTTP; 0 when there was no answer
     * @param result what the API gives; misses everything when it was not done
     * @param pause how long the API wants to hear nothing
     * @param why one line, when it was not done
     */
    record Called(boolean ok, int status, JsonNode result, Optional<Duration> pause, String why) {}

    BotApi(TelegramBlock settings, Poster poster) {
        requireNonNull(settings, "settings are null");
        this.token = settings.token().reveal();
        this.base = "%s/bot%s/".formatted(settings.api(), token);
        this.poster = requireNonNull(poster, "poster is null");
        this.timeout = settings.transport().timeout();
    }

    Called call(String method, String json) throws InterruptedException {
        return call(method, json, Duration.ZERO);
    }

    /** @param poll how long the API may take by itself, beside what the way takes */
    Called call(String method, String json, Duration poll) throws InterruptedException {
        try {
            PostAnswer answer = poster.post(URI.create(base + method), new TreeMap<>(), json, timeout.plus(poll));
            JsonNode said = JsonAnswer.of(answer.body());
            if (answer.isGood() && said.path("ok").asBoolean(false)) {
                return new Called(true, answer.status(), said.path("result"), Optional.empty(), "");
            }
            String why = "HTTP %d: %s".formatted(answer.status(), JsonAnswer.excerpt(answer.body(), token));
            return new Called(false, answer.status(), said.path("result"), delay(answer, said), why);
        } catch (IOException e) {
            return new Called(false, 0, JsonAnswer.of(""), Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Duration> delay(PostAnswer answer, JsonNode said) {
        if (answer.status() != 429) {
            return Optional.empty();
        }
        JsonNode after = said.at("/parameters/retry_after");
        return Optional.of(
                after.isNumber()
                        ? PostAnswer.bounded(
                                PostAnswer.seconds(after.decimalValue().toPlainString()))
                        : A_WHILE);
    }
}
