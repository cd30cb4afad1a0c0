package io.jackstay.runtime.bot;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What a bot says once a minute while it neither orders nor has a fill. Not thread safe: owned by the bot loop. */
final class QuietLog {
    static final Duration PERIOD = Duration.ofMinutes(1);

    private final String bot;
    private long seen = -1;
    private long sinceNanos;
    private long saidNanos;

    QuietLog(String bot) {
        this.bot = bot;
    }

    /**
     * To be called once a second.
     *
     * @param events how many orders and fills there were so far
     * @return the line for the log, when one is due
     */
    Optional<String> look(long events, String sentence, long nowNanos) {
        if (events != seen) {
            seen = events;
            sinceNanos = nowNanos;
            saidNanos = nowNanos;
            return Optional.empty();
        }
        if (nowNanos - saidNanos < PERIOD.toNanos()) {
            return Optional.empty();
        }
        saidNanos = nowNanos;
        Instant since = Instant.ofEpochSecond(0, sinceNanos).truncatedTo(ChronoUnit.SECONDS);
        return Optional.of("quiet bot=%s since=%s why=\"%s\"".formatted(bot, since, sentence));
    }
}
