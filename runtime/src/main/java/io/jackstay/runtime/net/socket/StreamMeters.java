package io.jackstay.runtime.net.socket;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Meters;
import io.jackstay.runtime.net.RoundTrips;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** What is shown of one stream. Confined to the account loop. */
public final class StreamMeters {
    /** Heartbeats. */
    static final String PING = "ping";

    private static final double NANOS_PER_MILLI = 1_000_000.0;

    private final Meters.Gauge age;
    private final Meters.Counter losses;
    private final Function<String, RoundTrips> trips;
    private final Map<String, RoundTrips> byKind = new HashMap<>();
    private boolean open;
    private long lastNanos;

    /**
     * @param name of the stream, with which the meters' names begin
     * @param trips makes the meters of the round trips of one kind of message
     */
    public StreamMeters(Meters meters, String name, Function<String, RoundTrips> trips) {
        this.age = meters.gauge(name + "-last-message-age-millis");
        this.losses = meters.counter(name + "-losses");
        this.trips = requireNonNull(trips, "trips are null");
        trips(PING);
    }

    void opened(long nowNanos) {
        open = true;
        lastNanos = nowNanos;
    }

    void message(long nowNanos) {
        lastNanos = nowNanos;
    }

    RoundTrips trips(String kind) {
        return byKind.computeIfAbsent(kind, trips);
    }

    void lost() {
        if (open) {
            losses.add(1);
        }
        open = false;
    }

    /** Writes the age of the last message; none while the stream is not open. */
    public void show(long nowNanos) {
        age.set(open ? (nowNanos - lastNanos) / NANOS_PER_MILLI : Double.NaN);
    }
}
