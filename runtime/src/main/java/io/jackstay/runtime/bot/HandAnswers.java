package io.jackstay.runtime.bot;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Who waits for an answer of a bot, by the number of what was asked. Thread safe. */
final class HandAnswers {
    private final AtomicLong last = new AtomicLong();
    private final Map<Long, Consumer<HandAnswer>> waiting = new ConcurrentHashMap<>();

    /** The number that the answer will have. */
    long expect(Consumer<HandAnswer> then) {
        long number = last.incrementAndGet();
        waiting.put(number, then);
        return number;
    }

    /** Without effect when nobody waits, as when a tape is played. */
    void give(long number, HandAnswer answer) {
        Consumer<HandAnswer> then = waiting.remove(number);
        if (then != null) {
            then.accept(answer);
        }
    }
}
