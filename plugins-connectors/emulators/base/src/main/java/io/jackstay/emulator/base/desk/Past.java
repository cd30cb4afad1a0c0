package io.jackstay.emulator.base.desk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Pages of what has happened. Holds no state. */
public final class Past {
    private Past() {}

    /** The full hours between two times, both included, epoch milliseconds. */
    public static Stream<Long> hours(long fromMillis, long toMillis) {
        long hour = Duration.ofHours(1).toMillis();
        long first = Math.floorDiv(fromMillis + hour - 1, hour) * hour;
        return Stream.iterate(first, time -> time <= toMillis, time -> time + hour);
    }

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
