package io.jackstay.runtime.web.past;

import java.util.ArrayList;
import java.util.List;

/**
 * Fewer points that look the same: of each stretch the one that makes the largest triangle with the one kept before and the middle of the
 * stretch behind. The first and the last stay. Thread safe: pure functions.
 */
final class Thinning {
    private static final int LEAST = 3;

    private Thinning() {}

    static List<Curve.Point> of(List<Curve.Point> points, int wanted) {
        int most = Math.max(LEAST, wanted);
        if (points.size() <= most) {
            return points;
        }
        List<Curve.Point> kept = new ArrayList<>(most);
        kept.add(points.get(0));
        double width = (points.size() - 2) / (double) (most - 2);
        for (int i = 0; i < most - 2; i++) {
            int from = 1 + (int) (i * width);
            int to = 1 + (int) ((i + 1) * width);
            int behind = Math.min(points.size(), 1 + (int) ((i + 2) * width));
            kept.add(largest(points, kept.get(i), from, to, Math.max(behind, to + 1)));
        }
        kept.add(points.get(points.size() - 1));
        return kept;
    }

    private static Curve.Point largest(List<Curve.Point> points, Curve.Point before, int from, int to, int behind) {
        double time = 0;
        double equity = 0;
        for (int i = to; i < behind; i++) {
            time += points.get(i).millis();
            equity += points.get(i).equity().doubleValue();
        }
        time /= behind - to;
        equity /= behind - to;
        Curve.Point best = points.get(from);
        double area = -1;
        for (int i = from; i < to; i++) {
            Curve.Point point = points.get(i);
            double now = Math.abs((before.millis() - time)
                            * (point.equity().doubleValue() - before.equity().doubleValue())
                    - (before.millis() - point.millis())
                            * (equity - before.equity().doubleValue()));
            if (now > area) {
                area = now;
                best = point;
            }
        }
        return best;
    }
}
