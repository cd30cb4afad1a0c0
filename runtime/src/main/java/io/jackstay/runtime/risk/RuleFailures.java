package io.jackstay.runtime.risk;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Tells when a rule has failed too often to be relied on. Not thread safe: owned by the loop of its scope. */
final class RuleFailures {
    static final int MAX = 10;
    static final Duration WITHIN = Duration.ofMinutes(1);

    private final Deque<Long> nanos = new ArrayDeque<>();

    /** Counts a failure; true when it was one too many within the time. */
    boolean count(long nowNanos) {
        if (nanos.size() == MAX) {
            nanos.removeFirst();
        }
        nanos.addLast(nowNanos);
        return nanos.size() == MAX && nowNanos - nanos.getFirst() <= WITHIN.toNanos();
    }
}
