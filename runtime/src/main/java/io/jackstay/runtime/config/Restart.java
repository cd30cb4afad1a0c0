package io.jackstay.runtime.config;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Range;
import java.time.Duration;

/** Whether and when a bot that failed is started again. Immutable. */
@Doc("Whether and when a bot that failed is started again.")
public record Restart(
        @Doc("How often it is started again; then it stays stopped") @Default("0") @Range(min = "0", max = "1000")
        int attempts,

        @Doc("The pause before the first attempt; it doubles with each one")
        @Default("5s")
        @Range(min = "100ms", max = "1h")
        Duration backOff,

        @Doc("The longest pause") @Default("5m") @Range(min = "100ms", max = "24h")
        Duration longest,

        @Doc("A bot that has run this long since its last start has all its attempts again")
        @Default("1h")
        @Range(min = "1s", max = "720h")
        Duration forgetAfter) {
    /** What holds when a file says nothing: no attempt. */
    public static final Restart DEFAULT =
            new Restart(0, Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofHours(1));

    public Restart {
        requireNonNull(backOff, "backOff is null");
        requireNonNull(longest, "longest is null");
        requireNonNull(forgetAfter, "forgetAfter is null");
        if (longest.compareTo(backOff) < 0) {
            throw new IllegalArgumentException(
                    "longest = %s is shorter than back-off = %s".formatted(longest, backOff));
        }
    }

    /** The pause before an attempt, the first of which is 1. */
    public Duration pauseBefore(int attempt) {
        Duration pause = backOff;
        for (int i = 1; i < attempt && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
