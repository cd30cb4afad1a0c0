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
import java.util.Set;
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
    /** What a hub answers that has something against one heartbeat, not against all. */
    private static final Set<Integer> OF_ONE_BOT = Set.of(400, 413, 429);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration FIRST_LOOK = Duration.ofMillis(500);
    private static final Duration MOST_OFTEN = Duration.ofSeconds(1);
    /** What is older says nothing of now: whoever publishes is stuck, and so may be the bots. */
    private static final Duration STALE = Duration.ofSeconds(10);

    private final HubBlock settings;
    private final Poster poster;
    private final Clock clock;
    private final SortedMap<String, String> headers = new TreeMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "heartbeat");
    private volatile Published published = new Published(List.of(), Long.MIN_VALUE);
    private Duration round = Duration.ZERO;
    private long failures;
    private long refusals;

    private record Published(List<Beat> beats, long nanos) {}

    /**
     * What came of one heartbeat.
     *
     * @param why empty when it was taken
     * @param fails whether the next one would fare no better
     */
    private record Told(String why, boolean fails) {
        private static final Told TAKEN = new Told("", false);
    }

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

    /** Whether what was published last is older than a part of the interval: then it is time for the next. */
    public boolean isDue() {
        Published last = published;
        return last.nanos() == Long.MIN_VALUE
                || clock.nanoTime() - last.nanos()
                        >= Math.min(MOST_OFTEN.toNanos(), settings.interval().toNanos() / 2);
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
        if (now.nanos() == Long.MIN_VALUE) {
            return FIRST_LOOK;
        }
        if (begun - now.nanos() > STALE.toNanos()) {
            return settings.interval();
        }
        for (Beat beat : now.beats()) {
            Told told = tell(beat);
            if (told.fails()) {
                return failed(told.why());
            }
            if (!told.why().isEmpty()) {
                refused(beat, told.why());
            }
        }
        if (failures > 0) {
            LOG.log(System.Logger.Level.WARNING, "the hub takes heartbeats again");
            failures = 0;
        }
        long took = clock.nanoTime() - begun;
        round = Duration.ofNanos(took);
        return Duration.ofNanos(
                Math.max(TimeUnit.MILLISECONDS.toNanos(1), settings.interval().toNanos() - took));
    }

    /** What is said of how often: where a round over all bots takes longer than the interval, it is the round that counts. */
    private long intervalMillis() {
        return Math.max(settings.interval().toMillis(), round.toMillis());
    }

    private Told tell(Beat beat) throws InterruptedException {
        Map<String, Object> payload = new LinkedHashMap<>(beat.payload());
        payload.put("interval_ms", intervalMillis());
        try {
            PostAnswer answer = poster.post(
                    URI.create("%s/ingest/%s".formatted(settings.url().replaceAll("/+$", ""), beat.bot())),
                    headers,
                    JsonLine.of(payload),
                    settings.transport().timeout());
            return answer.isGood()
                    ? Told.TAKEN
                    : new Told(
                            "HTTP %d: %s"
                                    .formatted(
                                            answer.status(),
                                            JsonAnswer.excerpt(
                                                    answer.body(),
                                                    settings.token().reveal())),
                            !OF_ONE_BOT.contains(answer.status()));
        } catch (IOException e) {
            return new Told(String.valueOf(e.getMessage()), true);
        }
    }

    /** One bot is not wanted; the others are told of all the same. */
    private void refused(Beat beat, String why) {
        refusals++;
        if (Occurrences.isTold(refusals)) {
            LOG.log(System.Logger.Level.WARNING, () -> "the hub refuses a heartbeat bot=%s count=%d reason=\"%s\""
                    .formatted(beat.bot(), refusals, why));
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
