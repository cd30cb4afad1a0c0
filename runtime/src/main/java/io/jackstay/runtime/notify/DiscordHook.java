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
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A webhook of a Discord channel. Not thread safe: confined to the thread of its channel. */
final class DiscordHook implements Channel {
    /** Execute webhook: at most 10 embeds, 6000 characters over all of them; some are for what is not counted here. */
    private static final int MOST_EMBEDS = 10;

    private static final int ROOM = 5_500;
    private static final int LONGEST_TITLE = 256;
    private static final int LONGEST_DESCRIPTION = 4_096;
    private static final int LONGEST_CONTENT = 2_000;
    private static final Map<String, Object> NO_MENTIONS = Map.of("parse", List.of());

    private final URI url;
    private final Poster poster;
    private final Duration timeout;
    private final Clock clock;

    DiscordHook(AlertChannel.Discord settings, Poster poster, Duration timeout, Clock clock) {
        String given = settings.url().reveal();
        this.url = URI.create(given + (given.contains("?") ? "&" : "?") + "wait=true");
        this.poster = requireNonNull(poster, "poster is null");
        this.timeout = requireNonNull(timeout, "timeout is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    private static List<List<Notice>> divided(Letter letter) {
        return Parts.of(
                letter.notices(),
                notice -> title(notice).length() + description(notice).length(),
                ROOM,
                MOST_EMBEDS);
    }

    @Override
    public int parts(Letter letter) {
        return divided(letter).size();
    }

    @Override
    public Outcome send(Letter letter, int part) throws InterruptedException {
        List<Notice> notices = divided(letter).get(part);
        try {
            PostAnswer answer = post(
                    Map.of("embeds", notices.stream().map(DiscordHook::embed).toList()));
            if (answer.status() == 400) {
                answer = post(Map.of("content", plain(notices)));
            }
            return outcome(answer);
        } catch (IOException e) {
            return new Outcome.Again(String.valueOf(e.getMessage()));
        }
    }

    private PostAnswer post(Map<String, Object> what) throws IOException, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>(what);
        body.put("allowed_mentions", NO_MENTIONS);
        return poster.post(url, new TreeMap<>(), JsonLine.of(body), timeout);
    }

    private Outcome outcome(PostAnswer answer) {
        if (answer.isGood()) {
            boolean last =
                    answer.headers().getOrDefault("x-ratelimit-remaining", "").equals("0");
            String reset = answer.headers().getOrDefault("x-ratelimit-reset-after", "");
            return last && reset.matches("[0-9]{1,6}(\\.[0-9]+)?")
                    ? new Outcome.Taken(PostAnswer.bounded(PostAnswer.seconds(reset)))
                    : Outcome.Taken.whole();
        }
        JsonNode after = JsonAnswer.of(answer.body()).path("retry_after");
        Optional<Duration> told = after.isNumber()
                ? Optional.of(PostAnswer.bounded(
                        PostAnswer.seconds(after.decimalValue().toPlainString())))
                : Optional.empty();
        return HttpOutcome.of(answer, told, clock.epochNanos(), url.toString(), url.getRawPath());
    }

    private static String title(Notice notice) {
        return VisibleText.cut(Escapes.discord(Words.head(notice)), LONGEST_TITLE);
    }

    private static String description(Notice notice) {
        String times = notice.times() == 1 ? "" : "\n%d times".formatted(notice.times());
        return VisibleText.cut(Escapes.discord(Words.text(notice)) + times, LONGEST_DESCRIPTION);
    }

    private static Map<String, Object> embed(Notice notice) {
        Map<String, Object> embed = new LinkedHashMap<>();
        embed.put("title", title(notice));
        embed.put("description", description(notice));
        embed.put("color", color(notice.level()));
        embed.put("timestamp", Instant.ofEpochSecond(0, notice.nanos()).toString());
        return embed;
    }

    private static int color(AlertLevel level) {
        return switch (level) {
            case INFO -> 0x3F51B5;
            case WARNING -> 0xC79100;
            case CRITICAL -> 0xC62828;
        };
    }

    private static String plain(List<Notice> notices) {
        String all = String.join("\n\n", notices.stream().map(Words::plain).toList());
        return VisibleText.cut(Escapes.discord(all), LONGEST_CONTENT);
    }
}
