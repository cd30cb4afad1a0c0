package io.jackstay.runtime.metrics;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;

/**
 * One metric. Immutable.
 *
 * @param name without what a counter's or a histogram's lines have behind it
 * @param help one sentence, for people
 * @param labels in their order
 */
public record Metric(String name, Kind kind, String help, List<String> labels) {
    /** What its values do. Closed. */
    public enum Kind {
        /** Goes up and down. */
        GAUGE,
        /** Only rises while the process lives. */
        COUNTER,
        /** How often what took how long. */
        HISTOGRAM
    }

    public Metric {
        requireNonNull(kind, "kind is null");
        requireNonNull(help, "help is null");
        labels = List.copyOf(labels);
        if (!name.matches("jackstay(_[a-z]+)+") || name.endsWith("_total")) {
            throw new IllegalArgumentException("metric " + name);
        }
    }

    static Metric gauge(String name, String help, String... labels) {
        return new Metric("jackstay_" + name, Kind.GAUGE, help, List.of(labels));
    }

    static Metric counter(String name, String help, String... labels) {
        return new Metric("jackstay_" + name, Kind.COUNTER, help, List.of(labels));
    }

    static Metric histogram(String name, String help, String... labels) {
        return new Metric("jackstay_" + name, Kind.HISTOGRAM, help, List.of(labels));
    }

    /** The names of its lines. */
    public List<String> lines() {
        return switch (kind) {
            case GAUGE -> List.of(name);
            case COUNTER -> List.of(name + "_total");
            case HISTOGRAM -> List.of(name + "_bucket", name + "_sum", name + "_count");
        };
    }

    /** As the reference has it. */
    public String row() {
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        kind == Kind.COUNTER ? name + "_total" : name,
                        kind.name().toLowerCase(Locale.ROOT),
                        String.join(", ", labels),
                        help);
    }
}
