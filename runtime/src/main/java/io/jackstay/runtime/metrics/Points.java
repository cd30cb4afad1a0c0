package io.jackstay.runtime.metrics;

import io.jackstay.runtime.telemetry.Buckets;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the values of one scrape; a second value of the same labels takes the place of the first. Not thread safe. */
final class Points {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Map<Metric, Map<List<String>, Object>> values = new LinkedHashMap<>();

    void put(Metric metric, double value, String... labels) {
        keep(metric, value, labels);
    }

    void put(Metric metric, long value, String... labels) {
        keep(metric, (double) value, labels);
    }

    void put(Metric metric, boolean on, String... labels) {
        keep(metric, on ? 1.0 : 0.0, labels);
    }

    void put(Metric metric, BigDecimal value, String... labels) {
        keep(metric, value.doubleValue(), labels);
    }

    void put(Metric metric, Buckets times, String... labels) {
        keep(metric, times, labels);
    }

    /** Joins what was there of the same labels. */
    void add(Metric metric, long count, String... labels) {
        double value = (double) count;
        Object before = values.getOrDefault(metric, Map.of()).get(List.of(labels));
        put(metric, before instanceof Double sum ? sum + value : value, labels);
    }

    private void keep(Metric metric, Object value, String... labels) {
        if (labels.length != metric.labels().size()) {
            throw new IllegalArgumentException("%s with %d labels".formatted(metric, labels.length));
        }
        values.computeIfAbsent(metric, any -> new LinkedHashMap<>()).put(List.of(labels), value);
    }

    List<MetricSnapshot> snapshots() {
        List<MetricSnapshot> snapshots = new ArrayList<>();
        values.forEach((metric, points) -> snapshots.add(snapshot(metric, points)));
        return snapshots;
    }

    private static MetricSnapshot snapshot(Metric metric, Map<List<String>, Object> points) {
        return switch (metric.kind()) {
            case GAUGE -> gauge(metric, points);
            case COUNTER -> counter(metric, points);
            case HISTOGRAM -> histogram(metric, points);
        };
    }

    private static MetricSnapshot gauge(Metric metric, Map<List<String>, Object> points) {
        List<GaugeSnapshot.GaugeDataPointSnapshot> all = new ArrayList<>();
        points.forEach((labels, value) -> all.add(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                .labels(labels(metric, labels))
                .value((Double) value)
                .build()));
        GaugeSnapshot.Builder builder =
                GaugeSnapshot.builder().name(metric.name()).help(metric.help());
        all.forEach(builder::dataPoint);
        return builder.build();
    }

    private static MetricSnapshot counter(Metric metric, Map<List<String>, Object> points) {
        CounterSnapshot.Builder builder =
                CounterSnapshot.builder().name(metric.name()).help(metric.help());
        points.forEach((labels, value) -> builder.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                .labels(labels(metric, labels))
                .value((Double) value)
                .build()));
        return builder.build();
    }

    private static MetricSnapshot histogram(Metric metric, Map<List<String>, Object> points) {
        HistogramSnapshot.Builder builder =
                HistogramSnapshot.builder().name(metric.name()).help(metric.help());
        points.forEach((labels, value) -> {
            Buckets times = (Buckets) value;
            builder.dataPoint(HistogramSnapshot.HistogramDataPointSnapshot.builder()
                    .classicHistogramBuckets(ClassicHistogramBuckets.of(upTo(), times.counts()))
                    .sum(times.nanos() / NANOS_PER_SECOND)
                    .labels(labels(metric, labels))
                    .build());
        });
        return builder.build();
    }

    private static double[] upTo() {
        long[] nanos = Buckets.upTo();
        double[] seconds = new double[nanos.length + 1];
        for (int i = 0; i < nanos.length; i++) {
            seconds[i] = nanos[i] / NANOS_PER_SECOND;
        }
        seconds[nanos.length] = Double.POSITIVE_INFINITY;
        return seconds;
    }

    private static Labels labels(Metric metric, List<String> values) {
        return Labels.of(metric.labels(), values);
    }
}
