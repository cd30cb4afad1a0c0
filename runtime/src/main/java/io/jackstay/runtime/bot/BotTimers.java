package io.jackstay.runtime.bot;

import io.jackstay.api.strategy.Timers;
import io.jackstay.runtime.execution.OrderWatches;
import io.jackstay.runtime.loop.TimerQueue;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The timers of one bot: the strategy's, by name, and the runtime's own. Not thread safe: owned by the bot loop. */
final class BotTimers implements Timers, OrderWatches.Later {
    private final BotTime time;
    private final LoopGuard guard;
    private final StrategyBoundary boundary;
    private final TimerQueue queue = new TimerQueue();
    private final Map<String, TimerQueue.Timer> named = new HashMap<>();
    private final Consumer<String> onTimer;
    private final Consumer<Runnable> nextTurn;

    BotTimers(
            BotTime time,
            LoopGuard guard,
            StrategyBoundary boundary,
            Consumer<String> onTimer,
            Consumer<Runnable> nextTurn) {
        this.time = time;
        this.guard = guard;
        this.boundary = boundary;
        this.onTimer = onTimer;
        this.nextTurn = nextTurn;
    }

    @Override
    public void once(String name, Duration delay) {
        guard.requireLoop("once");
        if (name.isBlank() || delay.isNegative()) {
            throw new IllegalArgumentException(
                    "timer '%s' after %s: a name and a delay that is not negative".formatted(name, delay));
        }
        set(name, monotonic() + delay.toNanos(), 0);
    }

    @Override
    public void every(String name, Duration period) {
        guard.requireLoop("every");
        if (name.isBlank() || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException(
                    "timer '%s' every %s: a name and a positive period".formatted(name, period));
        }
        set(name, monotonic() + period.toNanos(), period.toNanos());
    }

    private void set(String name, long due, long period) {
        drop(name);
        named.put(name, queue.schedule(due, () -> fire(name, due, period)));
    }

    private void fire(String name, long due, long period) {
        named.remove(name);
        if (period > 0) {
            long now = monotonic();
            set(name, TimerQueue.nextDue(due, period, now), period);
        }
        onTimer.accept(name);
    }

    @Override
    public void cancel(String name) {
        guard.requireLoop("cancel");
        drop(name);
    }

    private void drop(String name) {
        TimerQueue.Timer timer = named.remove(name);
        if (timer != null) {
            timer.cancel();
        }
    }

    /** The strategy's own timers end. */
    void dropNamed() {
        named.values().forEach(TimerQueue.Timer::cancel);
        named.clear();
    }

    @Override
    public void requireLoop(String call) {
        guard.requireLoop(call);
    }

    @Override
    public void nextTurn(Runnable call) {
        nextTurn.accept(call);
    }

    @Override
    public TimerQueue.Timer after(Duration delay, Runnable call) {
        return queue.schedule(monotonic() + delay.toNanos(), () -> {
            time.handlingNow("timeout");
            boundary.call("a callback on an order", call);
        });
    }

    /** The timers set before this turn; what the turn sets is for a later one. */
    long mark() {
        return queue.mark();
    }

    int runDue(int limit, long mark) {
        return queue.runDue(monotonic(), limit, mark);
    }

    long nextDeadlineNanos() {
        return queue.nextDeadlineNanos();
    }

    private long monotonic() {
        return time.clock().nanoTime();
    }
}
