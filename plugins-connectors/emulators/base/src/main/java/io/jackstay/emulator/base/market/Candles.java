package io.jackstay.emulator.base.market;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was traded, by the minute, as far back as it is kept. Not thread safe: confined to the driving thread. */
public final class Candles {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int KEPT = 5_000;

    private final TreeMap<Long, Bar> minutes = new TreeMap<>();

    void add(Print print) {
        minutes.merge(
                Math.floorDiv(print.nanos(), MINUTE) * MINUTE,
                Bar.of(Math.floorDiv(print.nanos(), MINUTE) * MINUTE, print),
                (bar, any) -> bar.with(print));
        if (minutes.size() > KEPT) {
            minutes.pollFirstEntry();
        }
    }

    /** The candles of a length that began between two times, both included, oldest first. */
    public List<Bar> between(long from, long to, Duration length) {
        List<Bar> bars = new ArrayList<>();
        long step = length.toNanos();
        for (Bar minute :
                minutes.subMap(Math.floorDiv(from, step) * step, true, to, true).values()) {
            long start = Math.floorDiv(minute.start(), step) * step;
            int last = bars.size() - 1;
            if (last >= 0 && bars.get(last).start() == start) {
                bars.set(last, bars.get(last).and(minute));
            } else {
                bars.add(minute.startingAt(start));
            }
        }
        bars.removeIf(bar -> bar.start() < from);
        return bars;
    }

    /** What was traded since a time, unscaled at the market's size scale. */
    public long volumeSince(long nanos) {
        return minutes.tailMap(nanos).values().stream().mapToLong(Bar::volume).sum();
    }

    /** What trades since a time were worth, in quote. */
    public BigDecimal worthSince(long nanos, int priceScale, int sizeScale) {
        BigDecimal worth = BigDecimal.ZERO;
        for (Bar bar : minutes.tailMap(nanos).values()) {
            worth = worth.add(
                    BigDecimal.valueOf(bar.close(), priceScale).multiply(BigDecimal.valueOf(bar.volume(), sizeScale)));
        }
        return worth;
    }

    /** The first price that was paid since a time. */
    public Optional<Long> firstSince(long nanos) {
        return Optional.ofNullable(minutes.ceilingEntry(nanos))
                .map(Map.Entry::getValue)
                .map(Bar::open);
    }
}
