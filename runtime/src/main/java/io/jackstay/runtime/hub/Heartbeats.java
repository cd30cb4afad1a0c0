package io.jackstay.runtime.hub;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.config.alert.HubBlock;
import io.jackstay.runtime.control.JsonLine;
import io.jackstay.runtime.error.Occurrences;
import io.jackstay.runtime.loop.Clock;
import io.jackstay.runtime.outbound.JdkPoster;
import io.jackstay.runtime.outbound.JsonAnswer;
import io.jackstay.runtime.outbound.PostAnswer;
import io.jackstay.runtime.outbound.Poster;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells a hub what the bots of this process do, on the thread {@code heartbeat}. {@link #publish} takes from the thread that drives the session
 * and never waits; a hub that is slow, or away, costs nothing but itself.
 */
public final class Heartbeats implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("jackstay.hub");
    private static final String TOKEN_HEADER = "x-auth-token";
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** What is older says nothing of now: whoever publishes is stuck, and so may be the bots. */
    private static final Duration STALE = Duration.ofSeconds(10);

    private final HubBlock settings;
    private final Poster poster;
    private final Clock clock;
    private final SortedMap<String, String> headers = new TreeMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "heartbeat");
    private volatile Published published = new Published(List.of(), Long.MIN_VALUE);
    private long failures;

    private record Published(List<Beat> beats, long nanos) {}

    Heartbeats(HubBlock settings, Poster poster, Clock clock) {
        this.settings = requireNonNull(settings, "settings are null");
        this.poster = requireNonNull(poster, "poster is null");
        this.clock = requireNonNull(clock, "clock is null");
        headers.put(TOKEN_HEADER, settings.token().reveal());
        thread.setDaemon(true);
    }

    /**
     * Begins to tell.
     *
     * @throws IllegalArgumentException when a file that the settings name can't be used
     */
    public static Heartbeats open(HubBlock settings, Clock clock) {
        Heartbeats heartbeats = new Heartbeats(settings, JdkPoster.of(settings.transport()), clock);
        heartbeats.thread.start();
        return heartbeats;
    }

    /** What the bots are doing now. */
    public void publish(List<Beat> beats) {
        published = new Published(List.copyOf(beats), clock.nanoTime());
    }

    private void run() {
        try {
            while (!closing.await(turn().toNanos(), TimeUnit.NANOSECONDS)) {
                // The turn has done it.
                continue;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One round over all bots. Returns how long to wait before the next. */
    Duration turn() throws InterruptedException {
        long begun = clock.nanoTime();
        Published now = published;
        if (now.nanos() == Long.MIN_VALUE || begun - now.nanos() > STALE.toNanos()) {
            return settings.interval();
        }
        for (Beat beat : now.beats()) {
            String why = tell(beat);
            if (!why.isEmpty()) {
                return failed(why);
            }
        }
        if (failures > 0) {
            LOG.log(System.Logger.Level.WARNING, "the hub takes heartbeats again");
            failures = 0;
        }
        long left = settings.interval().toNanos() - (clock.nanoTime() - begun);
        return Duration.ofNanos(Math.max(TimeUnit.MILLISECONDS.toNanos(1), left));
    }

    /** Empty when it was taken. */
    private String tell(Beat beat) throws InterruptedException {
        Map<String, Object> payload = new LinkedHashMap<>(beat.payload());
        payload.put("interval_ms", settings.interval().toMillis());
        try {
            PostAnswer answer = poster.post(
                    URI.create("%s/ingest/%s".formatted(settings.url().replaceAll("/+$", ""), beat.bot())),
                    headers,
                    JsonLine.of(payload),
                    settings.transport().timeout());
            return answer.isGood()
                    ? ""
                    : "HTTP %d: %s"
                            .formatted(
                                    answer.status(),
                                    JsonAnswer.excerpt(
                                            answer.body(), settings.token().reveal()));
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private Duration failed(String why) {
        failures++;
        if (Occurrences.isTold(failures)) {
            LOG.log(System.Logger.Level.WARNING, () -> "the hub does not take heartbeats count=%d reason=\"%s\""
                    .formatted(failures, why));
        }
        Duration pause = settings.interval().multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        poster.close();
    }
}
