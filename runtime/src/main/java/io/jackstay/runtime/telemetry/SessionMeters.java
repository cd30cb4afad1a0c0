package io.jackstay.runtime.telemetry;

import io.jackstay.api.plugin.Meters;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** The meters of one bot or connector, kept while the process lives. Thread safe. */
public final class SessionMeters implements Meters {
    private static final int MAX_NAMES = 1_000;

    private final ConcurrentSkipListMap<String, AtomicLong> gauges = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<String, AtomicLong> counters = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<String, AtomicReference<Optional<BigDecimal>>> lines =
            new ConcurrentSkipListMap<>();

    @Override
    public Gauge gauge(String name) {
        AtomicLong cell = bounded(gauges, name, AtomicLong::new);
        return value -> cell.set(Double.doubleToRawLongBits(value));
    }

    @Override
    public Counter counter(String name) {
        AtomicLong cell = bounded(counters, name, AtomicLong::new);
        return cell::addAndGet;
    }

    @Override
    public Line line(String market, String name) {
        AtomicReference<Optional<BigDecimal>> cell =
                bounded(lines, market + "/" + name, () -> new AtomicReference<>(Optional.empty()));
        return new Line() {
            @Override
            public void set(BigDecimal price) {
                cell.set(Optional.of(price));
            }

            @Override
            public void clear() {
                cell.set(Optional.empty());
            }
        };
    }

    public SortedMap<String, Double> gauges() {
        SortedMap<String, Double> copy = new TreeMap<>();
        gauges.forEach((name, cell) -> copy.put(name, Double.longBitsToDouble(cell.get())));
        return copy;
    }

    public SortedMap<String, Long> counters() {
        SortedMap<String, Long> copy = new TreeMap<>();
        counters.forEach((name, cell) -> copy.put(name, cell.get()));
        return copy;
    }

    /** The lines that are drawn now, named {@code market/name}. */
    public SortedMap<String, BigDecimal> lines() {
        SortedMap<String, BigDecimal> copy = new TreeMap<>();
        lines.forEach((name, cell) ->
                Optional.ofNullable(cell.get()).flatMap(set -> set).ifPresent(price -> copy.put(name, price)));
        return copy;
    }

    private static <T> T bounded(
            ConcurrentSkipListMap<String, T> cells, String name, java.util.function.Supplier<T> make) {
        T known = cells.get(name);
        if (known != null) {
            return known;
        }
        if (name.isBlank() || cells.size() >= MAX_NAMES) {
            throw new IllegalArgumentException(
                    "meter '%s': names must not be blank, at most %d a plugin".formatted(name, MAX_NAMES));
        }
        return cells.computeIfAbsent(name, any -> make.get());
    }
}
