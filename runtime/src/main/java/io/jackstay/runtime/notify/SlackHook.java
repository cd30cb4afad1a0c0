package io.jackstay.runtime.notify;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.config.alert.AlertChannel;
import io.jackstay.runtime.control.JsonLine;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.outbound.PostAnswer;
import io.jackstay.runtime.outbound.Poster;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An incoming webhook of Slack. Not thread safe: confined to the thread of its channel.
 *
 * <p>The words go as {@code plain_text}, in which Slack finds no markup, no mention and no emoji.
 */
final class SlackHook implements Channel {
    /** Block kit: 50 blocks a message. */
    private static final int MOST_NOTICES = 45;

    /** Block kit: 3000 characters of text a section. */
    private static final int LONGEST_SECTION = 3_000;

    /** What a message should stay below in {@code text}, which is what a notification shows. */
    private static final int LONGEST_TEXT = 4_000;

    private final URI url;
    private final Poster poster;
    private final Duration timeout;
    private final Clock clock;

    SlackHook(AlertChannel.Slack settings, Poster poster, Duration timeout, Clock clock) {
        this.url = URI.create(settings.url().reveal());
        this.poster = requireNonNull(poster, "poster is null");
        this.timeout = requireNonNull(timeout, "timeout is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    private static List<List<Notice>> divided(Letter letter) {
        return Parts.of(letter.notices(), notice -> 1, MOST_NOTICES, MOST_NOTICES);
    }

    @Override
    public int parts(Letter letter) {
        return divided(letter).size();
    }

    @Override
    public Outcome send(Letter letter, int part) throws InterruptedException {
        List<Notice> notices = divided(letter).get(part);
        try {
            PostAnswer answer = post(withBlocks(letter, notices));
            if (answer.status() == 400) {
                answer = post(Map.of("text", plain(notices)));
            }
            return answer.isGood()
                    ? Outcome.Taken.whole()
                    : HttpOutcome.of(answer, Optional.empty(), clock.epochNanos(), url.toString(), url.getRawPath());
        } catch (IOException e) {
            return new Outcome.Again(String.valueOf(e.getMessage()));
        }
    }

    private PostAnswer post(Map<String, Object> body) throws IOException, InterruptedException {
        return poster.post(url, new TreeMap<>(), JsonLine.of(body), timeout);
    }

    private static Map<String, Object> withBlocks(Letter letter, List<Notice> notices) {
        List<Map<String, Object>> blocks = new ArrayList<>();
        for (Notice notice : notices) {
            Map<String, Object> text = new LinkedHashMap<>();
            text.put("type", "plain_text");
            text.put("text", VisibleText.cut(Words.plain(notice), LONGEST_SECTION));
            text.put("emoji", false);
            Map<String, Object> section = new LinkedHashMap<>();
            section.put("type", "section");
            section.put("text", text);
            blocks.add(section);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("text", VisibleText.cut(Escapes.html(Words.title(letter)), LONGEST_TEXT));
        body.put("blocks", blocks);
        return body;
    }

    private static String plain(List<Notice> notices) {
        String all = String.join("\n\n", notices.stream().map(Words::plain).toList());
        return VisibleText.cut(Escapes.html(all), LONGEST_TEXT);
    }
}
