package io.jackstay.runtime.alert;

import io.jackstay.runtime.error.Occurrences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The alerts of one bot or login, one for each code and subject. Not thread safe: owned by one loop, or by who reads a journal.
 *
 * <p>Bounded: when there are too many, the one that was raised longest ago is forgotten.
 */
public final class AlertBook {
    private static final int KEPT = 200;
    /** One that is raised all the time is written anew this often, so that what is stored says when it was last so. */
    private static final long AGAIN_NANOS = 60_000_000_000L;

    private final Map<Key, Alert> alerts = new LinkedHashMap<>();
    private final Map<Key, Long> written = new LinkedHashMap<>();

    private record Key(AlertCode code, String subject) {}

    /** What {@link #raise} comes to; {@code worthALine} is false for most repeats of what is raised again and again. */
    public record Raised(Alert alert, boolean worthALine) {}

    /** One that happens now. */
    public Raised raise(AlertCode code, String subject, String text, long nanos) {
        Key key = new Key(code, subject);
        Alert before = alerts.get(key);
        Alert now = before == null ? Alert.first(code, subject, text, nanos) : before.again(text, nanos);
        add(now);
        Long last = written.get(key);
        boolean worth = last == null || nanos - last >= AGAIN_NANOS || Occurrences.isTold(now.count());
        if (worth) {
            written.put(key, nanos);
        }
        return new Raised(now, worth);
    }

    /** One of a journal; it replaces what was there of its code and subject. */
    public void add(Alert alert) {
        Key key = new Key(alert.code(), alert.subject());
        alerts.remove(key);
        alerts.put(key, alert);
        if (alerts.size() > KEPT) {
            Key oldest = alerts.keySet().iterator().next();
            alerts.remove(oldest);
            written.remove(oldest);
        }
    }

    /** The one raised longest ago first. */
    public List<Alert> all() {
        return new ArrayList<>(alerts.values());
    }
}
