package io.jackstay.runtime.net.socket;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Meters;
import io.jackstay.runtime.net.RoundTrips;

/** What is shown of one stream. Confined to the account loop. */
public final class StreamMeters {
    private static final double NANOS_PER_MILLI = 1_000_000.0;

    private final Meters.Gauge age;
    private final Meters.Counter losses;
    private final RoundTrips pings;
    private boolean open;
    private long lastNanos;

    /** @param name of the stream, with which the meters' names begin */
    public StreamMeters(Meters meters, String name, RoundTrips pings) {
        this.age = meters.gauge(name + "-last-message-age-millis");
        this.losses = meters.counter(name + "-losses");
        this.pings = requireNonNull(pings, "pings are null");
    }

    void opened(long nowNanos) {
        open = true;
        lastNanos = nowNanos;
    }

    void message(long nowNanos) {
        lastNanos = nowNanos;
    }

    void pong(long nanos) {
        pings.record(nanos);
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
