package io.jackstay.connector.paper;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.LoopTimers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One way between us and the exchange: messages arrive in the order in which they were sent, each after its delay. Confined to the
 * connector's loop.
 *
 * <p>A message that would overtake the one before arrives together with it. Without a delay, it arrives inside the call.
 */
final class Lane {
    private final Optional<Delay> delay;
    private final LoopTimers timers;
    private final LongSupplier epochNanos;
    private final Deque<Runnable> underWay = new ArrayDeque<>();
    private long lastDue;

    Lane(Optional<Delay> delay, LoopTimers timers, LongSupplier epochNanos) {
        this.delay = requireNonNull(delay, "delay is null");
        this.timers = requireNonNull(timers, "timers is null");
        this.epochNanos = requireNonNull(epochNanos, "epochNanos is null");
    }

    /** Whether messages arrive inside the call. */
    boolean isDirect() {
        return delay.isEmpty();
    }

    void send(Runnable message) {
        if (delay.isEmpty()) {
            message.run();
            return;
        }
        long now = epochNanos.getAsLong();
        lastDue = Math.max(lastDue, now + delay.orElseThrow().nanos());
        underWay.addLast(message);
        timers.once(Duration.ofNanos(lastDue - now), this::arrive);
    }

    private void arrive() {
        underWay.removeFirst().run();
    }
}
