package io.jackstay.runtime.hub;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackstay.runtime.loop.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** All bots that a hub has heard of. Not thread safe: confined to the thread {@code web}. */
final class HubBook {
    static final int MOST_BOTS = 5_000;
    static final Duration LONGEST_INTERVAL = Duration.ofMinutes(10);

    private static final long SHORTEST_MILLIS = 100;
    private static final int MOST_A_SECOND = 20;
    /** Where there is no room, who was not heard for so long gives his to somebody new; who is merely offline is still shown. */
    private static final long FORGOTTEN_NANOS = Duration.ofDays(1).toNanos();

    private static final long SWEEP_NANOS = Duration.ofSeconds(1).toNanos();

    private final Clock clock;
    private final long defaultMillis;
    private final SortedMap<String, Heard> bots = new TreeMap<>();
    private final SortedMap<String, Integer> thisSecond = new TreeMap<>();
    private long second;
    private long sweptNanos;
    private boolean changed;

    /** What came of a heartbeat. Closed. */
    enum Ingested {
        TAKEN,
        /** It comes more often than anybody needs. */
        TOO_OFTEN,
        /** There are as many bots as there may be. */
        FULL
    }

    /** @param defaultInterval of a bot that does not say its own */
    HubBook(Clock clock, Duration defaultInterval) {
        this.clock = requireNonNull(clock, "clock is null");
        this.defaultMillis = defaultInterval.toMillis();
        this.sweptNanos = clock.nanoTime() - SWEEP_NANOS;
    }

    /** One of before, as it was stored. */
    void restore(String name, Heard heard) {
        bots.put(name, heard);
    }

    /** All of them, as they are to be stored; nothing when nothing came since this was asked last. */
    SortedMap<String, Heard> takeChanged() {
        if (!changed) {
            return Collections.emptySortedMap();
        }
        changed = false;
        return Collections.unmodifiableSortedMap(new TreeMap<>(bots));
    }

    Ingested ingest(String name, JsonNode payload) {
        long now = clock.nanoTime();
        Heard before = bots.get(name);
        if (before == null && !hasRoom(now)) {
            return Ingested.FULL;
        }
        if (isTooOften(name, now)) {
            return Ingested.TOO_OFTEN;
        }
        long epoch = TimeUnit.NANOSECONDS.toMillis(clock.epochNanos());
        long interval = interval(payload);
        bots.put(
                name,
                before == null
                        ? Heard.first(payload, now, epoch, interval)
                        : before.next(payload, now, epoch, interval));
        changed = true;
        return Ingested.TAKEN;
    }

    /** Looked for at most once a second: names that are made up may come by the thousand. */
    private boolean hasRoom(long now) {
        if (bots.size() >= MOST_BOTS && now - sweptNanos >= SWEEP_NANOS) {
            sweptNanos = now;
            changed |= bots.values().removeIf(heard -> now - heard.nanos() > FORGOTTEN_NANOS);
        }
        return bots.size() < MOST_BOTS;
    }

    private boolean isTooOften(String name, long now) {
        long current = TimeUnit.NANOSECONDS.toSeconds(now);
        if (current != second) {
            second = current;
            thisSecond.clear();
        }
        return thisSecond.merge(name, 1, Integer::sum) > MOST_A_SECOND;
    }

    private long interval(JsonNode payload) {
        JsonNode millis = payload.path("interval_ms");
        long asked = millis.isNumber() ? millis.asLong() : defaultMillis;
        return Math.max(SHORTEST_MILLIS, Math.min(LONGEST_INTERVAL.toMillis(), asked));
    }

    /** The answer of {@code GET /api/status}. */
    ObjectNode status() {
        long now = clock.nanoTime();
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("now", TimeUnit.NANOSECONDS.toMillis(clock.epochNanos()));
        ArrayNode list = status.putArray("bots");
        bots.forEach((name, heard) -> {
            ObjectNode bot = list.addObject();
            bot.put("name", name);
            bot.put("online", heard.isOnline(now));
            bot.put("last_update_ms_ago", heard.ageMillis(now));
            bot.put("interval_ms", heard.intervalMillis());
            bot.set("payload", heard.payload());
        });
        return status;
    }

    /** What the page shows: a card a bot, and a sum a group. */
    ObjectNode cards() {
        return Cards.of(bots, clock.nanoTime(), TimeUnit.NANOSECONDS.toMillis(clock.epochNanos()));
    }

    /**
     * Forgets bots; gives their names.
     *
     * @param olderMillis those heard longer ago than this; empty for those that are not online
     */
    List<String> prune(OptionalLong olderMillis) {
        long now = clock.nanoTime();
        List<String> pruned = new ArrayList<>();
        bots.forEach((name, heard) -> {
            if (olderMillis.isPresent() ? heard.ageMillis(now) > olderMillis.getAsLong() : !heard.isOnline(now)) {
                pruned.add(name);
            }
        });
        pruned.forEach(bots::remove);
        changed |= !pruned.isEmpty();
        return pruned;
    }

    int size() {
        return bots.size();
    }
}
