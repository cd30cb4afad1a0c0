package io.jackstay.runtime.web.past;

import io.jackstay.runtime.ledger.LargestTriangle;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Equity, position and drawdown of one bot, or of several together, each ten seconds. Not thread safe: confined to its owner. */
final class Curve {
    static final long STEP_MILLIS = 10_000;
    private static final int FRACTION_SCALE = 6;
    private static final int LINE_POINTS = 42;

    private final Deque<Point> kept = new ArrayDeque<>();
    private BigDecimal peak = BigDecimal.ZERO;
    private List<BigDecimal> line = List.of();

    /** Immutable. @param drawdown how far below the highest equity so far, as a fraction of it */
    record Point(long millis, BigDecimal equity, BigDecimal position, BigDecimal drawdown) {
        private Point under(BigDecimal highest) {
            return new Point(millis, equity, position, below(highest, equity));
        }
    }

    /** How far below, as a fraction. */
    private static BigDecimal below(BigDecimal peak, BigDecimal equity) {
        return peak.signum() <= 0
                ? BigDecimal.ZERO
                : peak.subtract(equity).max(BigDecimal.ZERO).divide(peak, FRACTION_SCALE, RoundingMode.HALF_UP);
    }

    static List<Point> thinned(List<Point> points, int most) {
        long first = points.isEmpty() ? 0 : points.get(0).millis;
        int[] kept = LargestTriangle.select(
                points.size(),
                i -> points.get(i).millis - first,
                i -> points.get(i).equity.doubleValue(),
                Math.max(2, most));
        return Arrays.stream(kept).mapToObj(points::get).toList();
    }

    /** @param most how many are kept */
    void note(long millis, BigDecimal equity, BigDecimal position, int most) {
        Point last = kept.peekLast();
        if (last != null && millis - last.millis < STEP_MILLIS) {
            return;
        }
        line = List.of();
        peak = last == null ? equity : peak.max(equity);
        kept.addLast(new Point(millis, equity, position, below(peak, equity)));
        while (kept.size() > most) {
            kept.removeFirst();
        }
    }

    /** Equity in a few points, for a line as small as a word; the same list until there is a new point. */
    List<BigDecimal> line() {
        if (line.isEmpty() && kept.size() > 1) {
            line = thinned(List.copyOf(kept), LINE_POINTS).stream()
                    .map(Point::equity)
                    .toList();
        }
        return line;
    }

    /**
     * Columns {@code t, equity, position, drawdown} from a time on, at most so many points.
     *
     * @param earlier what was before the first that is kept, earliest first; what is of later is left out
     */
    Map<String, @Nullable Object> columns(long from, int points, List<Earlier> earlier) {
        Point first = kept.peekFirst();
        long begun = first == null ? Long.MAX_VALUE : first.millis;
        List<Point> shown = new ArrayList<>();
        BigDecimal highest = BigDecimal.ZERO;
        for (Earlier before : earlier) {
            if (before.millis() < begun) {
                highest = highest.max(before.peak());
                shown.add(new Point(
                        before.millis(), before.equity(), before.position(), below(highest, before.equity())));
            }
        }
        for (Point point : kept) {
            highest = highest.max(point.equity);
            if (point.millis >= from) {
                shown.add(earlier.isEmpty() ? point : point.under(highest));
            }
        }
        List<Point> thin = thinned(shown, points);
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("t", thin.stream().map(Point::millis).toList());
        columns.put("equity", thin.stream().map(Point::equity).toList());
        columns.put("position", thin.stream().map(Point::position).toList());
        columns.put("drawdown", thin.stream().map(Point::drawdown).toList());
        return columns;
    }
}
