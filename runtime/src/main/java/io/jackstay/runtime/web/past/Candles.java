package io.jackstay.runtime.web.past;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Candles of a minute of one market, made of the middle of its touch as it was seen once a second. Not thread safe: confined to its owner. */
final class Candles {
    static final long MINUTE_MILLIS = 60_000;

    private final Deque<Candle> kept = new ArrayDeque<>();

    /** Immutable. @param start the first millisecond */
    record Candle(long start, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) {
        private Candle with(BigDecimal price) {
            return new Candle(start, open, high.max(price), low.min(price), price);
        }

        private Candle with(Candle later) {
            return new Candle(start, open, high.max(later.high), low.min(later.low), later.close);
        }
    }

    /**
     * One more price.
     *
     * @param most how many are kept
     * @return the minute that ended before this one, when this is the first of another
     */
    Optional<Candle> note(long millis, BigDecimal price, int most) {
        long start = millis - Math.floorMod(millis, MINUTE_MILLIS);
        Candle last = kept.peekLast();
        Optional<Candle> ended = Optional.empty();
        if (last != null && last.start == start) {
            kept.removeLast();
            kept.addLast(last.with(price));
        } else if (last == null || last.start < start) {
            kept.addLast(new Candle(start, price, price, price, price));
            ended = Optional.ofNullable(last);
        }
        while (kept.size() > most) {
            kept.removeFirst();
        }
        return ended;
    }

    /** What was before all that there is, earliest first; what is not before it is left out. */
    void before(List<Candle> earlier) {
        Candle first = kept.peekFirst();
        for (int i = earlier.size() - 1; i >= 0; i--) {
            if (first == null || earlier.get(i).start < first.start) {
                kept.addFirst(earlier.get(i));
            }
        }
    }

    /** Columns {@code t, o, h, l, c} of candles of a longer time, whose end is behind {@code from}. */
    Map<String, @Nullable Object> columns(long stepMillis, long from) {
        List<Candle> shown = new ArrayList<>();
        for (Candle minute : kept) {
            long start = minute.start - Math.floorMod(minute.start, stepMillis);
            if (start + stepMillis <= from) {
                continue;
            }
            int at = shown.size() - 1;
            if (at >= 0 && shown.get(at).start == start) {
                shown.set(at, shown.get(at).with(minute));
            } else {
                shown.add(new Candle(start, minute.open, minute.high, minute.low, minute.close));
            }
        }
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("t", shown.stream().map(Candle::start).toList());
        columns.put("o", shown.stream().map(Candle::open).toList());
        columns.put("h", shown.stream().map(Candle::high).toList());
        columns.put("l", shown.stream().map(Candle::low).toList());
        columns.put("c", shown.stream().map(Candle::close).toList());
        return columns;
    }
}
