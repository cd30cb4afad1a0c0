package io.jackstay.runtime.ledger;

import java.util.function.IntToDoubleFunction;

/**
 * Thins a line so that it looks the same: of each of as many stretches as there are points wanted the point is kept that makes the largest
 * triangle with the point kept before and the middle of the stretch behind. Pure functions.
 */
public final class LargestTriangle {
    private LargestTriangle() {}

    /**
     * Which points to keep, in their order; the first and the last always.
     *
     * @param count how many points there are, {@code x} rising and {@code y} of each; they decide what is kept and are not kept themselves
     * @param most how many to keep, at least 2
     */
    public static int[] select(int count, IntToDoubleFunction x, IntToDoubleFunction y, int most) {
        if (most < 2) {
            throw new IllegalArgumentException("%d points are no line".formatted(most));
        }
        if (count <= most) {
            int[] all = new int[count];
            for (int i = 0; i < count; i++) {
                all[i] = i;
            }
            return all;
        }
        int[] kept = new int[most];
        kept[most - 1] = count - 1;
        for (int i = 1; i < most - 1; i++) {
            int begin = edge(i, count, most);
            int end = edge(i + 1, count, most);
            int after = i == most - 2 ? count : edge(i + 2, count, most);
            kept[i] = largest(kept[i - 1], begin, end, after, x, y);
        }
        return kept;
    }

    /** Where a stretch begins: between the first and the last point there are as many as are kept between them. */
    private static int edge(int stretch, int count, int most) {
        return 1 + (int) ((long) (stretch - 1) * (count - 2) / (most - 2));
    }

    private static int largest(
            int before, int begin, int end, int after, IntToDoubleFunction x, IntToDoubleFunction y) {
        double middleX = 0;
        double middleY = 0;
        for (int i = end; i < after; i++) {
            middleX += x.applyAsDouble(i) / (after - end);
            middleY += y.applyAsDouble(i) / (after - end);
        }
        double beforeX = x.applyAsDouble(before);
        double beforeY = y.applyAsDouble(before);
        int best = begin;
        double largest = -1;
        for (int i = begin; i < end; i++) {
            double area = Math.abs((beforeX - middleX) * (y.applyAsDouble(i) - beforeY)
                    - (beforeX - x.applyAsDouble(i)) * (middleY - beforeY));
            if (area > largest) {
                largest = area;
                best = i;
            }
        }
        return best;
    }
}
