package io.jackstay.runtime.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the meters of a login say of one of its streams or request paths: transports name their meters after it. Immutable.
 *
 * @param stream its name, such as {@code orders} or {@code http-api}
 * @param ageMillis of its last message, while it is open
 * @param losses how often it was lost; empty for one that is no stream
 * @param middleMicros round trips of the last second in which there were any, {@code lateMicros} the 99th percentile and {@code longestMicros}
 *     the longest of them
 */
public record StreamReading(
        String stream,
        OptionalDouble ageMillis,
        OptionalLong losses,
        OptionalDouble middleMicros,
        OptionalDouble lateMicros,
        OptionalDouble longestMicros) {
    public static final String LOSSES = "-losses";
    public static final String AGE = "-last-message-age-millis";
    public static final String ROUND_TRIP = "-round-trip-micros-";
    /** The gauge of how far the venue's clock is ahead of ours. */
    public static final String CLOCK_AHEAD = "venue-clock-ahead-millis";
    /** What the counters of reconciliations begin with, before {@code done} and {@code failed}. */
    public static final String RECONCILED = "reconciliations-";

    /** Of all, by their names. */
    public static List<StreamReading> of(SortedMap<String, Double> gauges, SortedMap<String, Long> counters) {
        SortedSet<String> names = new TreeSet<>();
        counters.keySet().stream()
                .filter(meter -> meter.endsWith(LOSSES))
                .forEach(meter -> names.add(meter.substring(0, meter.length() - LOSSES.length())));
        gauges.keySet().stream()
                .filter(meter -> meter.lastIndexOf(ROUND_TRIP) > 0)
                .forEach(meter -> names.add(meter.substring(0, meter.lastIndexOf(ROUND_TRIP))));
        List<StreamReading> all = new ArrayList<>();
        for (String name : names) {
            Long losses = counters.get(name + LOSSES);
            all.add(new StreamReading(
                    name,
                    value(gauges, name + AGE),
                    losses == null ? OptionalLong.empty() : OptionalLong.of(losses),
                    value(gauges, name + ROUND_TRIP + "p50"),
                    value(gauges, name + ROUND_TRIP + "p99"),
                    value(gauges, name + ROUND_TRIP + "max")));
        }
        return all;
    }

    /** Whether messages come, or requests are answered; a stream that is lost has no age. */
    public boolean isUp() {
        return losses.isEmpty() || ageMillis.isPresent();
    }

    private static OptionalDouble value(SortedMap<String, Double> gauges, String meter) {
        Double value = gauges.get(meter);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
