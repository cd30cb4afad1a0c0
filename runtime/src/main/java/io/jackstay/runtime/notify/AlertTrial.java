package io.jackstay.runtime.notify;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.config.alert.AlertChannel;
import io.jackstay.runtime.config.alert.AlertLevel;
import io.jackstay.runtime.config.alert.AlertsBlock;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.outbound.JdkPoster;
import io.jackstay.runtime.outbound.Poster;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Sends one message by each channel, past all queues, to see whether it arrives. Thread safe: each trial has its own state. */
public final class AlertTrial {
    private AlertTrial() {}

    /**
     * What came of one channel.
     *
     * @param why empty when the message was taken
     */
    public record Result(String channel, String why) {
        public boolean isTaken() {
            return why.isEmpty();
        }
    }

    /**
     * Waits for each channel in turn.
     *
     * @param channels those of the settings to try
     * @throws IllegalArgumentException when a file that the settings name can't be used
     */
    public static List<Result> run(AlertsBlock settings, List<String> channels, Clock clock)
            throws InterruptedException {
        List<Result> results = new ArrayList<>();
        try (Poster poster = JdkPoster.of(settings.transport())) {
            for (String name : channels) {
                AlertChannel chosen = requireNonNull(settings.channels().get(name), "no channel of this name");
                Channel channel = Channels.of(chosen, settings.transport(), poster, clock);
                results.add(new Result(name, why(channel.send(letter(name, clock.epochNanos()), 0))));
            }
        }
        return results;
    }

    private static Letter letter(String channel, long now) {
        Notice notice = new Notice(
                AlertLevel.WARNING,
                "jackstay",
                "TEST",
                channel,
                "This is a test, sent by hand. Alerts of this configuration arrive here: 1 < 2 & *3* is shown as it is typed.",
                now,
                1);
        return new Letter("test-" + HexFormat.of().toHexDigits(now), List.of(notice), now, 0);
    }

    private static String why(Outcome outcome) {
        if (outcome instanceof Outcome.Later later) {
            return "it takes nothing for %d s: %s".formatted(later.after().toSeconds(), later.why());
        } else if (outcome instanceof Outcome.Again again) {
            return again.why();
        } else if (outcome instanceof Outcome.Refused refused) {
            return refused.why();
        } else if (outcome instanceof Outcome.Broken broken) {
            return broken.why();
        }
        return "";
    }
}
