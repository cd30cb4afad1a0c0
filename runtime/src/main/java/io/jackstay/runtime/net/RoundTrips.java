package io.jackstay.runtime.net;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.plugin.Meters;
import io.jackstay.runtime.telemetry.Buckets;
import io.jackstay.runtime.telemetry.SessionMeters;
import org.HdrHistogram.Histogram;

/** How long answers took: all of them, and in gauges those since the gauges were last written. Confined to the account loop. */
public final class RoundTrips {
    private static final double NANOS_PER_MICRO = 1_000.0;
    private static final long LONGEST_NANOS = 60_000_000_000L;
    private static final double MIDDLE = 50.0;
    private static final double LATE = 99.0;

    private final Histogram histogram = new Histogram(LONGEST_NANOS, 2);
    private final Buckets all;
    private final Meters.Gauge middle;
    private final Meters.Gauge late;
    private final Meters.Gauge latest;

    /** @param name of the stream, with which the gauges' names begin */
    public RoundTrips(SessionMeters meters, String name) {
        requireNonNull(name, "name is null");
        this.all = meters.times(name);
        this.middle = meters.gauge(name + "-round-trip-micros-p50");
        this.late = meters.gauge(name + "-round-trip-micros-p99");
        this.latest = meters.gauge(name + "-round-trip-micros-max");
    }

    public void record(long nanos) {
        all.record(nanos);
        histogram.recordValue(Math.max(0, Math.min(LONGEST_NANOS, nanos)));
    }

    /** Writes the gauges and begins anew; without a value they stay as they are. */
    void show() {
        if (histogram.getTotalCount() > 0) {
            middle.set(histogram.getValueAtPercentile(MIDDLE) / NANOS_PER_MICRO);
            late.set(histogram.getValueAtPercentile(LATE) / NANOS_PER_MICRO);
            latest.set(histogram.getMaxValue() / NANOS_PER_MICRO);
            histogram.reset();
        }
    }
}
