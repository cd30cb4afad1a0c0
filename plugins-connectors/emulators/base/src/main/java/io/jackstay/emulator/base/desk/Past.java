package io.jackstay.emulator.base.desk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;

/** Pages of what has happened. Holds no state. */
public final class Past {
    private Past() {}

    /** Those between two times, both included, oldest first, and no more than so many. */
    public static <T> List<T> page(
            Collection<T> newestFirst, ToLongFunction<T> millis, long fromMillis, long toMillis, int most) {
        List<T> rows = new ArrayList<>(newestFirst);
        Collections.reverse(rows);
        return rows.stream()
                .filter(one -> millis.applyAsLong(one) >= fromMillis && millis.applyAsLong(one) <= toMillis)
                .limit(most)
                .toList();
    }
}
