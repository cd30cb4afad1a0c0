package io.jackstay.strategy.grid;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.order.RejectReason;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which legs were refused how often, and how long each of them pauses. Not thread safe: owned by the bot loop.
 *
 * <p>The first pause is the configured one; it doubles with each refusal in a row, to an hour at most, so that a limit which
 * stays does not turn into a stream of orders. A post-only order that came too late only waits the first pause.
 */
final class Refusals {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 20;

    private final Duration first;
    private final SortedMap<Integer, Integer> inARow = new TreeMap<>();

    Refusals(Duration first) {
        this.first = requireNonNull(first, "first is null");
    }

    /** How long the leg pauses now. */
    Duration refused(int leg, RejectReason reason) {
        if (reason == RejectReason.POST_ONLY_WOULD_CROSS) {
            return first;
        }
        int times = inARow.merge(leg, 1, Integer::sum);
        Duration pause = first.multipliedBy(1L << Math.min(times - 1, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    /** An order of the leg rests. True when it was the last leg of those refused. */
    boolean accepted(int leg) {
        return inARow.remove(leg) != null && inARow.isEmpty();
    }

    int legs() {
        return inARow.size();
    }
}
