package io.jackstay.emulator.base;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A limit on how much each of many keys may use in a time: a bucket a key that fills up again evenly. Not thread safe: confined to the
 * driving thread.
 */
public final class RateWindow {
    private final long limit;
    private final long windowNanos;
    private final Agenda agenda;
    private final Map<String, Use> uses = new TreeMap<>();

    /** A limit of so much in a window. */
    public RateWindow(long limit, Duration window, Agenda agenda) {
        this.limit = limit;
        this.windowNanos = window.toNanos();
        this.agenda = agenda;
    }

    /** Takes a weight; false, and nothing is taken, when the key has used up what it may. */
    public boolean take(String key, long weight) {
        Use use = uses.getOrDefault(key, new Use(0, agenda.now()));
        double refilled = (double) (agenda.now() - use.at) / windowNanos * limit;
        double used = Math.max(0, use.used - refilled);
        boolean fits = used + weight <= limit;
        uses.put(key, new Use(fits ? used + weight : used, agenda.now()));
        return fits;
    }

    private record Use(double used, long at) {}
}
