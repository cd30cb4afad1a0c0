package io.jackstay.runtime.web.past;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Equity, position and drawdown of one bot, or of several together, each ten seconds. Not thread safe: confined to its owner. */
final class Curve {
    static final long STEP_MILLIS = 10_000;
    private static final int FRACTION_SCALE = 6;

    private final Deque<Point> kept = new ArrayDeque<>();
    private BigDecimal peak = BigDecimal.ZERO;

    /** Immutable. @param drawdown how far below the highest equity so far, as a fraction of it */
    record Point(long millis, BigDecimal equity, BigDecimal position, BigDecimal drawdown) {}

    /** @param most how many are kept */
    void note(long millis, BigDecimal equity, BigDecimal position, int most) {
        Point last = kept.peekLast();
        if (last != null && millis - last.millis < STEP_MILLIS) {
            return;
        }
        peak = last == null ? equity : peak.max(equity);
        BigDecimal drawdown = peak.signum() <= 0
                ? BigDecimal.ZERO
                : peak.subtract(equity).divide(peak, FRACTION_SCALE, RoundingMode.HALF_UP);
        kept.addLast(new Point(millis, equity, position, drawdown));
        while (kept.size() > most) {
            kept.removeFirst();
        }
    }

    /** Columns {@code t, equity, position, drawdown} from a time on, at most so many points. */
    Map<String, @Nullable Object> columns(long from, int points) {
        List<Point> shown = new ArrayList<>();
        for (Point point : kept) {
            if (point.millis >= from) {
                shown.add(point);
            }
        }
        List<Point> thin = Thinning.of(shown, points);
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("t", thin.stream().map(Point::millis).toList());
        columns.put("equity", thin.stream().map(Point::equity).toList());
        columns.put("position", thin.stream().map(Point::position).toList());
        columns.put("drawdown", thin.stream().map(Point::drawdown).toList());
        return columns;
    }
}
