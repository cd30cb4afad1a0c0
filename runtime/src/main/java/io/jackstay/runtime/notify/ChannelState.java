package io.jackstay.runtime.notify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a channel has been given and what became of it, as it is stored. Not thread safe: confined to the thread of its queue, or owned by who
 * read a file.
 */
final class ChannelState {
    /** More alerts than all books of a process should hold; the one told longest ago is forgotten. */
    private static final int MOST_TOLD = 5_000;

    private static final int DELIVERIES_KEPT = 100;

    /** Alerts raised last before this are none of the channel's business, epoch nanoseconds. */
    final long beganNanos;

    private final Map<String, Told> told = new LinkedHashMap<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Deque<Delivery> deliveries = new ArrayDeque<>();
    private @Nullable Letter letter;

    /** Until when nothing leaves, epoch nanoseconds; 0 for no pause. */
    long pausedUntilNanos;

    /** How many tries have failed since something was taken. */
    long failures;

    /** Why the channel takes nothing, once that has been told; empty while all is well. */
    String trouble = "";

    /** Since when, epoch nanoseconds. */
    long troubleNanos;

    /** How many notices were left out because too many waited. */
    long leftOut;

    ChannelState(long beganNanos) {
        this.beganNanos = beganNanos;
    }

    /** How far an alert has been told. */
    record Told(long count, long sinceNanos, long toldNanos) {}

    /** A notice and when it came, epoch nanoseconds. */
    record Waiting(Notice notice, long queuedNanos) {}

    /**
     * How a letter ended.
     *
     * @param why empty when it was taken
     */
    record Delivery(String id, long nanos, String title, int notices, boolean taken, String why) {
        private Map<String, Object> object() {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("id", id);
            object.put("nanos", nanos);
            object.put("title", title);
            object.put("notices", (long) notices);
            object.put("taken", taken);
            object.put("why", why);
            return object;
        }

        private static Delivery of(Map<?, ?> object) {
            return new Delivery(
                    Stored.text(object, "id"),
                    Stored.number(object, "nanos"),
                    Stored.text(object, "title"),
                    Math.toIntExact(Stored.number(object, "notices")),
                    Boolean.TRUE.equals(object.get("taken")),
                    Stored.text(object, "why"));
        }
    }

    Optional<Told> told(String key) {
        return Optional.ofNullable(told.get(key));
    }

    /** @param present those that must not be forgotten, for they would be told anew */
    void tell(String key, Told how, Set<String> present) {
        told.remove(key);
        told.put(key, how);
        Iterator<String> oldest = told.keySet().iterator();
        while (told.size() > MOST_TOLD && oldest.hasNext()) {
            if (!present.contains(oldest.next())) {
                oldest.remove();
            }
        }
    }

    Deque<Waiting> waiting() {
        return waiting;
    }

    Optional<Letter> letter() {
        return Optional.ofNullable(letter);
    }

    void letter(Letter now) {
        letter = now;
    }

    void letterEnded(Delivery how) {
        letter = null;
        recorded(how);
    }

    void recorded(Delivery how) {
        deliveries.addLast(how);
        while (deliveries.size() > DELIVERIES_KEPT) {
            deliveries.removeFirst();
        }
    }

    /** The latest last. */
    List<Delivery> deliveries() {
        return new ArrayList<>(deliveries);
    }

    /** How many notices have not been delivered. */
    int pending() {
        return waiting.size() + (letter == null ? 0 : letter.notices().size());
    }

    Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("format", 1L);
        object.put("began", beganNanos);
        object.put("pausedUntil", pausedUntilNanos);
        object.put("failures", failures);
        object.put("trouble", trouble);
        object.put("troubleSince", troubleNanos);
        object.put("leftOut", leftOut);
        object.put("letter", letter == null ? List.of() : List.of(letter.object()));
        object.put("waiting", waiting.stream().map(ChannelState::waiting).toList());
        object.put("deliveries", deliveries.stream().map(Delivery::object).toList());
        List<Map<String, Object>> alerts = new ArrayList<>();
        told.forEach((key, how) -> {
            Map<String, Object> alert = new LinkedHashMap<>();
            alert.put("key", key);
            alert.put("count", how.count());
            alert.put("since", how.sinceNanos());
            alert.put("told", how.toldNanos());
            alerts.add(alert);
        });
        object.put("told", alerts);
        return object;
    }

    private static Map<String, Object> waiting(Waiting one) {
        Map<String, Object> object = one.notice().object();
        object.put("queued", one.queuedNanos());
        return object;
    }

    /** Throws {@link IllegalArgumentException} for what {@link #object} has not made. */
    static ChannelState of(Map<String, Object> object) {
        if (Stored.number(object, "format") != 1) {
            throw new IllegalArgumentException("format is of another version");
        }
        ChannelState state = new ChannelState(Stored.number(object, "began"));
        state.pausedUntilNanos = Stored.number(object, "pausedUntil");
        state.failures = Stored.number(object, "failures");
        state.trouble = Stored.text(object, "trouble");
        state.troubleNanos = Stored.number(object, "troubleSince");
        state.leftOut = Stored.number(object, "leftOut");
        Stored.objects(object, "letter").forEach(letter -> state.letter = Letter.of(letter));
        Stored.objects(object, "waiting")
                .forEach(one -> state.waiting.add(new Waiting(Notice.of(one), Stored.number(one, "queued"))));
        Stored.objects(object, "deliveries").forEach(one -> state.deliveries.add(Delivery.of(one)));
        Stored.objects(object, "told")
                .forEach(one -> state.told.put(
                        Stored.text(one, "key"),
                        new Told(
                                Stored.number(one, "count"), Stored.number(one, "since"), Stored.number(one, "told"))));
        return state;
    }
}
