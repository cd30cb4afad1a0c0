package io.jackstay.runtime.net.limit;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.RateLimiter;
import io.jackstay.api.connector.Reply;
import io.jackstay.api.order.RejectReason;
import io.jackstay.runtime.loop.TimerQueue;
import io.jackstay.runtime.net.LoopSide;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One scope as one login sees it. Confined to its account loop. */
final class ScopeLimiter implements RateLimiter {
    private static final System.Logger LOG = System.getLogger(ScopeLimiter.class.getName());

    /** So many small questions fit into what is kept for cancels. */
    private static final int SMALL_ONES = 10;

    private final ScopeQueue queue;
    private final LoopSide side;
    private final BooleanSupplier ending;
    private TimerQueue.@Nullable Timer look;
    private long lookNanos;

    /** @param ending whether the login only ends, so that small questions go with the cancels */
    ScopeLimiter(ScopeQueue queue, LoopSide side, BooleanSupplier ending) {
        this.queue = requireNonNull(queue, "queue is null");
        this.side = requireNonNull(side, "side is null");
        this.ending = requireNonNull(ending, "ending is null");
    }

    @Override
    public boolean tryAcquire(int weight, Priority priority) {
        side.requireLoop().run();
        return queue.tryTake(weight, standing(weight, priority), side.clock().nanoTime());
    }

    @Override
    public void acquire(int weight, Priority priority, Duration maxWait, Reply<Duration> reply) {
        side.requireLoop().run();
        Reply<Duration> guarded = side.guard().reply(reply);
        take(weight, priority, maxWait, guarded::ok, words -> guarded.refused(RejectReason.RATE_LIMITED, words));
    }

    /** Both are told in a later turn. */
    void take(int weight, Priority priority, Duration maxWait, Consumer<Duration> granted, Consumer<String> refused) {
        if (maxWait.isNegative()) {
            throw new IllegalArgumentException("maxWait must not be negative, got " + maxWait);
        }
        long now = side.clock().nanoTime();
        queue.add(weight, standing(weight, priority), now, maxWait, side.later(), granted, refused);
        advance();
    }

    /** Who it goes with: at the end a question goes with the cancels when they hardly miss so much of what is kept for them. */
    private Priority standing(int weight, Priority asked) {
        if (asked != Priority.QUESTION || !ending.getAsBoolean()) {
            return asked;
        }
        int reserve = queue.budget().most(true) - queue.budget().most(false);
        return weight <= reserve / SMALL_ONES ? Priority.CANCEL : asked;
    }

    void giveBack(int weight, long takenNanos) {
        queue.budget().giveBack(weight, takenNanos, side.clock().nanoTime());
    }

    /** Every login that has somebody waiting looks after the whole queue, so that none depends on another's loop. */
    private void advance() {
        long next = queue.advance(side.clock().nanoTime());
        if (look != null && (next == Long.MAX_VALUE || next < lookNanos)) {
            look.cancel();
            look = null;
        }
        if (next != Long.MAX_VALUE && look == null) {
            lookNanos = next;
            look = side.timers().schedule(next, () -> {
                look = null;
                advance();
            });
        }
    }

    @Override
    public void penalty(Duration pause, String why) {
        side.requireLoop().run();
        queue.budget().pause(side.clock().nanoTime() + pause.toNanos());
        LOG.log(System.Logger.Level.WARNING, () -> "venue asks for a pause venue=%s scope=%s millis=%d reason=\"%s\""
                .formatted(side.login(), queue.scope(), pause.toMillis(), why));
    }

    @Override
    public void observed(int usedWeight) {
        side.requireLoop().run();
        queue.budget().observed(usedWeight, side.clock().nanoTime());
    }

    @Override
    public void counted(int weight) {
        side.requireLoop().run();
        queue.budget().counted(weight, side.clock().nanoTime());
    }
}
