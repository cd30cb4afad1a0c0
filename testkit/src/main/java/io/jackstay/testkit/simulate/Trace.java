package io.jackstay.testkit.simulate;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What happened in a run: the last events in words, and a hash over all of them. Not thread safe: owned by the run. */
final class Trace {
    private static final int KEPT = 200;
    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final Deque<Event> last = new ArrayDeque<>(KEPT);
    private long hash = FNV_START;

    private record Event(long nanos, String words) {
        @Override
        public String toString() {
            return Instant.ofEpochSecond(0, nanos) + " " + words;
        }
    }

    void add(long nanos, String words) {
        hash(nanos);
        for (int i = 0; i < words.length(); i++) {
            hash = (hash ^ words.charAt(i)) * FNV_PRIME;
        }
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(new Event(nanos, words));
    }

    private void hash(long value) {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            hash = (hash ^ (value >>> shift & 0xFF)) * FNV_PRIME;
        }
    }

    /** The same for two runs only if all their events were. */
    String hash() {
        return "%016x".formatted(hash);
    }

    List<String> last() {
        return last.stream().map(Event::toString).toList();
    }
}
