package io.jackstay.runtime.journal;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.loop.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * What was appended and not yet answered: a bounded queue from one appender to whoever turns the journal. Thread safe; {@link
 * #take} and {@link #answer} under the lock of the journal.
 */
final class InFlight {
    private static final long NOTHING = Long.MIN_VALUE;
    private static final int MAX_WRITE_BYTES = 1 << 20;

    private final JournalSettings settings;
    private final Clock clock;
    private final Consumer<Runnable> executor;
    private final Queue<Pending> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger groups = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    /** Since when the oldest of those that were taken waits. */
    private volatile long takenSinceNanos = NOTHING;

    InFlight(JournalSettings settings, Clock clock, Consumer<Runnable> executor) {
        this.settings = requireNonNull(settings, "settings is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.executor = requireNonNull(executor, "executor is null");
    }

    boolean hasRoom() {
        return groups.get() < settings.maxGroupsInFlight() && bytes.get() < settings.maxBytesInFlight();
    }

    void add(Pending pending) {
        enter(pending);
        queue.add(pending);
    }

    /** One that overtakes nothing, for the queue is empty, and is answered by whoever takes it out. */
    List<Pending> pass(Pending pending) {
        enter(pending);
        takenSinceNanos = pending.sinceNanos();
        return List.of(pending);
    }

    private void enter(Pending pending) {
        groups.incrementAndGet();
        bytes.addAndGet(pending.bytes());
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** The next ones that one sync may cover: new groups as long as there are any, or one of another kind. */
    List<Pending> take() {
        Pending first = queue.peek();
        if (first == null) {
            return List.of();
        }
        takenSinceNanos = first.sinceNanos();
        List<Pending> batch = new ArrayList<>();
        long size = 0;
        for (Pending next = first; next != null; next = queue.peek()) {
            size += next.bytes();
            if (!batch.isEmpty() && (!isNewGroup(next) || !isNewGroup(first) || size > MAX_WRITE_BYTES)) {
                break;
            }
            batch.add(next);
            queue.remove();
            if (batch.size() == settings.maxGroupsPerSync()) {
                break;
            }
        }
        return batch;
    }

    /** Answers in order, on the owner's loop. */
    void answer(List<Pending> batch, AppendResult result) {
        for (Pending pending : batch) {
            if (pending.isAwaited()) {
                executor.accept(() -> {
                    leave(pending);
                    pending.answer(result);
                });
            } else {
                leave(pending);
            }
        }
        takenSinceNanos = NOTHING;
    }

    long oldestWaitingNanos() {
        long since = takenSinceNanos;
        if (since == NOTHING) {
            Pending first = queue.peek();
            if (first == null) {
                return 0;
            }
            since = first.sinceNanos();
        }
        return Math.max(0, clock.nanoTime() - since);
    }

    private void leave(Pending pending) {
        groups.decrementAndGet();
        bytes.addAndGet(-pending.bytes());
    }

    private static boolean isNewGroup(Pending pending) {
        return pending instanceof Pending.OfGroup group && !group.isAgain();
    }
}
