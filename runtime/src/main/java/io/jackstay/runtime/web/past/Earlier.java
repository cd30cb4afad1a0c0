package io.jackstay.runtime.web.past;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a bot had before this process kept its curve. Immutable. It holds until the next one.
 *
 * @param peak the highest equity until then
 * @param position signed, base
 */
public record Earlier(long millis, BigDecimal equity, BigDecimal position, BigDecimal peak) {
    private record Change(long millis, BigDecimal by) {}

    /** What several had together, in the order of time; each counts from its first point on. */
    public static List<Earlier> sum(List<List<Earlier>> curves) {
        List<Change> changes = new ArrayList<>();
        for (List<Earlier> curve : curves) {
            BigDecimal before = BigDecimal.ZERO;
            for (Earlier point : curve) {
                changes.add(new Change(point.millis, point.equity.subtract(before)));
                before = point.equity;
            }
        }
        changes.sort(Comparator.comparingLong(Change::millis));
        List<Earlier> sums = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal peak = BigDecimal.ZERO;
        for (int i = 0; i < changes.size(); i++) {
            sum = sum.add(changes.get(i).by);
            if (i + 1 == changes.size() || changes.get(i + 1).millis != changes.get(i).millis) {
                peak = peak.max(sum);
                sums.add(new Earlier(changes.get(i).millis, sum, BigDecimal.ZERO, peak));
            }
        }
        return sums;
    }
}
