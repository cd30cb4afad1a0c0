package io.jackstay.runtime.web.entry;

import io.jackstay.runtime.loop.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes those wait who try tokens: five wrong ones from an address are free, then each doubles the time in which no further one of it is
 * looked at, from a second to five minutes; and after twenty wrong ones within a second nobody's is looked at for the
 * rest of it. Not thread safe: confined to the
 * thread {@code web}. Bounded: of the addresses that failed, the latest thousand are remembered.
 */
final class Backoff {
    private static final int FREE = 5;
    private static final long FIRST_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_NANOS = Duration.ofMinutes(5).toNanos();
    private static final long FORGET_NANOS = Duration.ofMinutes(30).toNanos();
    private static final int MOST_A_SECOND = 20;
    private static final int MOST_ADDRESSES = 1_000;

    private final Clock clock;
    private final Map<String, Tries> byAddress = new LinkedHashMap<>();
    private final Deque<Long> lately = new ArrayDeque<>();
    private long failures;

    private record Tries(int wrong, long lastNanos, long untilNanos) {}

    Backoff(Clock clock) {
        this.clock = clock;
    }

    /** For how long a try of this address is not looked at; zero when it is. */
    Duration wait(String address) {
        long now = clock.nanoTime();
        Tries tries = byAddress.get(address);
        if (tries != null && now - tries.lastNanos > FORGET_NANOS) {
            byAddress.remove(address);
            tries = null;
        }
        if (tries != null && now < tries.untilNanos) {
            return Duration.ofNanos(tries.untilNanos - now);
        }
        while (!lately.isEmpty() && now - lately.peekFirst() >= FIRST_NANOS) {
            lately.removeFirst();
        }
        if (lately.size() >= MOST_A_SECOND) {
            return Duration.ofNanos(FIRST_NANOS - (now - lately.peekFirst()));
        }
        return Duration.ZERO;
    }

    void wrong(String address) {
        long now = clock.nanoTime();
        failures++;
        lately.addLast(now);
        Tries before = byAddress.remove(address);
        int wrong = before == null ? 1 : before.wrong + 1;
        long pause = wrong < FREE ? 0 : Math.min(LONGEST_NANOS, FIRST_NANOS << Math.min(20, wrong - FREE));
        byAddress.put(address, new Tries(wrong, now, now + pause));
        if (byAddress.size() > MOST_ADDRESSES) {
            byAddress.remove(byAddress.keySet().iterator().next());
        }
    }

    void right(String address) {
        byAddress.remove(address);
    }

    /** Wrong tokens since the start. */
    long failures() {
        return failures;
    }
}
