package io.jackstay.runtime.telemetry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** What was recorded within about the last minute, of times that are counted for ever. Not thread safe. */
public final class LastMinute {
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final long STEP_NANOS = 10_000_000_000L;

    private final Deque<Mark> marks = new ArrayDeque<>();

    private record Mark(long nanos, Map<String, long[]> counts) {}

    /** To be called about once a second with all that there is, by its names. */
    public void note(long nanos, Map<String, Buckets> now) {
        if (!marks.isEmpty() && nanos - marks.getLast().nanos < STEP_NANOS) {
            return;
        }
        while (!marks.isEmpty() && nanos - marks.getFirst().nanos > MINUTE_NANOS) {
            marks.removeFirst();
        }
        Map<String, long[]> counts = new HashMap<>();
        now.forEach((name, buckets) -> counts.put(name, buckets.counts()));
        marks.addLast(new Mark(nanos, counts));
    }

    /**
     * The end of the step that so great a share of the times is within, nanoseconds; empty where nothing was recorded.
     *
     * @param share above 0, up to 1
     */
    public OptionalLong within(double share, String name, Buckets now) {
        long[] counts = since(name, now.counts());
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        if (total == 0) {
            return OptionalLong.empty();
        }
        long wanted = (long) Math.ceil(share * total);
        long[] ends = Buckets.upTo();
        int step = 0;
        for (long seen = counts[0]; seen < wanted && step < ends.length - 1; seen += counts[step]) {
            step++;
        }
        return OptionalLong.of(ends[step]);
    }

    /** Counts that fell are those of another thing of the same name: it began since. */
    private long[] since(String name, long[] counts) {
        long[] before = marks.isEmpty() ? null : marks.getFirst().counts.get(name);
        if (before == null) {
            return counts;
        }
        long[] since = new long[counts.length];
        for (int i = 0; i < counts.length; i++) {
            since[i] = counts[i] - before[i];
            if (since[i] < 0) {
                return counts;
            }
        }
        return since;
    }
}
