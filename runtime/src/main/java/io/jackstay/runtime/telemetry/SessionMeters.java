package io.jackstay.runtime.telemetry;

import io.jackstay.api.plugin.Meters;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The meters of one bot or connector, kept while the process lives. Thread safe. */
public final class SessionMeters implements Meters {
    private static final int MAX_NAMES = 1_000;

    private final ConcurrentSkipListMap<String, Object> handles = new ConcurrentSkipListMap<>();

    private static final class GaugeCell implements Gauge {
        private final AtomicLong bits = new AtomicLong(Double.doubleToRawLongBits(Double.NaN));

        @Override
        public void set(double value) {
            bits.set(Double.doubleToRawLongBits(value));
        }
    }

    private static final class CounterCell implements Counter {
        private final AtomicLong total = new AtomicLong();

        @Override
        public void add(long count) {
            if (count < 0) {
                throw new IllegalArgumentException("a counter only rises, got " + count);
            }
            total.addAndGet(count);
        }
    }

    private static final class LineCell implements Line {
        private final AtomicReference<Optional<BigDecimal>> price = new AtomicReference<>(Optional.empty());

        @Override
        public void set(BigDecimal now) {
            price.set(Optional.of(now));
        }

        @Override
        public void clear() {
            price.set(Optional.empty());
        }
    }

    @Override
    public Gauge gauge(String name) {
        return handle(name, name, GaugeCell.class, GaugeCell::new);
    }

    @Override
    public Counter counter(String name) {
        return handle(name, name, CounterCell.class, CounterCell::new);
    }

    @Override
    public Line line(String market, String name) {
        return handle(name, market + "/" + name, LineCell.class, LineCell::new);
    }

    /** How often something took how long, by a name that a gauge or counter may have too; the runtime's own. */
    public Buckets times(String name) {
        return handle(name, "times " + name, Buckets.class, Buckets::new);
    }

    /** All of these, live. */
    public SortedMap<String, Buckets> times() {
        SortedMap<String, Buckets> copy = new TreeMap<>();
        handles.forEach((name, handle) -> {
            if (handle instanceof Buckets times) {
                copy.put(name.substring(name.indexOf(' ') + 1), times);
            }
        });
        return copy;
    }

    private <T> T handle(String name, String key, Class<T> kind, Supplier<T> make) {
        Object known = handles.get(key);
        if (known == null) {
            if (name.isBlank() || handles.size() >= MAX_NAMES) {
                throw new IllegalArgumentException(
                        "meter '%s': names must not be blank, at most %d a plugin".formatted(name, MAX_NAMES));
            }
            known = handles.computeIfAbsent(key, any -> make.get());
        }
        if (!kind.isInstance(known)) {
            throw new IllegalArgumentException("meter '%s' is in use for another kind".formatted(name));
        }
        return kind.cast(known);
    }

    /** The gauges that show a value. */
    public SortedMap<String, Double> gauges() {
        SortedMap<String, Double> copy = new TreeMap<>();
        handles.forEach((name, handle) -> {
            if (handle instanceof GaugeCell gauge) {
                double value = Double.longBitsToDouble(gauge.bits.get());
                if (!Double.isNaN(value)) {
                    copy.put(name, value);
                }
            }
        });
        return copy;
    }

    public SortedMap<String, Long> counters() {
        SortedMap<String, Long> copy = new TreeMap<>();
        handles.forEach((name, handle) -> {
            if (handle instanceof CounterCell counter) {
                copy.put(name, counter.total.get());
            }
        });
        return copy;
    }

    /** The lines that are drawn now, named {@code market/name}. */
    public SortedMap<String, BigDecimal> lines() {
        SortedMap<String, BigDecimal> copy = new TreeMap<>();
        handles.forEach((name, handle) -> {
            if (handle instanceof LineCell line) {
                Optional.ofNullable(line.price.get()).flatMap(set -> set).ifPresent(price -> copy.put(name, price));
            }
        });
        return copy;
    }
}
