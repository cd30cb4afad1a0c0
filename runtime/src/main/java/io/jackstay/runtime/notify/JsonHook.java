package io.jackstay.runtime.notify;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Secret;
import io.jackstay.runtime.config.alert.AlertChannel;
import io.jackstay.runtime.control.JsonLine;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.outbound.PostAnswer;
import io.jackstay.runtime.outbound.Poster;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Any program that takes JSON: {@code docs/alerts.md} has the shape. Not thread safe: confined to the thread of its channel. */
final class JsonHook implements Channel {
    private static final String HMAC = "HmacSHA256";

    private final AlertChannel.Webhook settings;
    private final URI url;
    private final Poster poster;
    private final Duration timeout;
    private final Clock clock;

    JsonHook(AlertChannel.Webhook settings, Poster poster, Duration timeout, Clock clock) {
        this.settings = requireNonNull(settings, "settings are null");
        this.url = URI.create(settings.url().reveal());
        this.poster = requireNonNull(poster, "poster is null");
        this.timeout = requireNonNull(timeout, "timeout is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public int parts(Letter letter) {
        return 1;
    }

    @Override
    public Outcome send(Letter letter, int part) throws InterruptedException {
        String body = JsonLine.of(body(letter));
        SortedMap<String, String> headers = new TreeMap<>();
        settings.headers().forEach((name, value) -> headers.put(name, value.reveal()));
        headers.put("Idempotency-Key", letter.id());
        settings.signingKey().ifPresent(key -> headers.put("X-Jackstay-Signature", "sha256=" + signature(key, body)));
        try {
            PostAnswer answer = poster.post(url, headers, body, timeout);
            return answer.isGood()
                    ? Outcome.Taken.whole()
                    : HttpOutcome.of(answer, Optional.empty(), clock.epochNanos(), secrets());
        } catch (IOException e) {
            return new Outcome.Again(String.valueOf(e.getMessage()));
        }
    }

    private String[] secrets() {
        return Stream.concat(
                        Stream.of(url.toString()),
                        settings.headers().values().stream().map(Secret::reveal))
                .toArray(String[]::new);
    }

    private static Map<String, Object> body(Letter letter) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", letter.id());
        body.put("at", millis(letter.nanos()));
        body.put("level", letter.level().word());
        body.put("title", Words.title(letter));
        List<Map<String, Object>> notices =
                letter.notices().stream().map(JsonHook::notice).toList();
        body.put("notices", notices);
        return body;
    }

    private static Map<String, Object> notice(Notice notice) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("level", notice.level().word());
        object.put("of", VisibleText.line(notice.who()));
        object.put("code", notice.code());
        object.put("subject", VisibleText.line(notice.subject()));
        object.put("text", Words.text(notice));
        object.put("at", millis(notice.nanos()));
        object.put("times", notice.times());
        return object;
    }

    private static long millis(long nanos) {
        return Instant.ofEpochSecond(0, nanos).toEpochMilli();
    }

    static String signature(Secret key, String body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
