package io.jackstay.runtime.execution;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.order.Order;
import io.jackstay.runtime.loop.TimerQueue;
import io.jackstay.runtime.plugin.guard.PluginGuard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Callbacks that wait for an order to change or to end. Not thread safe: owned by the loop of its scope. */
public final class OrderWatches {
    private final Later later;
    private final PluginGuard guard;
    private final Map<Order, List<Watch>> byOrder = new HashMap<>();

    /** How the bot loop puts a call off to a later turn. */
    public interface Later {
        /** Throws {@link IllegalStateException} outside a turn of the bot. */
        void requireLoop(String call);

        void nextTurn(Runnable call);

        TimerQueue.Timer after(Duration delay, Runnable call);
    }

    private static final class Watch {
        private final boolean untilFinal;
        private final Consumer<Order> then;
        private TimerQueue.@Nullable Timer timeout;
        private boolean told;

        private Watch(boolean untilFinal, Consumer<Order> then) {
            this.untilFinal = untilFinal;
            this.then = then;
        }
    }

    public OrderWatches(Later later, PluginGuard guard) {
        this.guard = requireNonNull(guard, "guard is null");
        this.later = requireNonNull(later, "later is null");
    }

    /** The callback comes once, in a later turn: when it happened, at once if it has, or when the time is over. */
    void add(Order order, boolean untilFinal, Duration timeout, Consumer<Order> then) {
        later.requireLoop(untilFinal ? "onFinal" : "onNext");
        Watch watch = new Watch(untilFinal, guard.consumer(then));
        if (untilFinal && order.state().isFinal()) {
            later.nextTurn(() -> tell(order, watch));
            return;
        }
        byOrder.computeIfAbsent(order, any -> new ArrayList<>()).add(watch);
        watch.timeout = later.after(timeout, () -> tell(order, watch));
    }

    /** A call of the runtime itself, in a later turn. */
    TimerQueue.Timer later(Duration delay, Runnable call) {
        return later.after(delay, call);
    }

    void changed(Order order) {
        List<Watch> watches = byOrder.get(order);
        if (watches == null) {
            return;
        }
        boolean ended = order.state().isFinal();
        for (Watch watch : List.copyOf(watches)) {
            if (ended || !watch.untilFinal) {
                watches.remove(watch);
                later.nextTurn(() -> tell(order, watch));
            }
        }
        if (watches.isEmpty()) {
            byOrder.remove(order);
        }
    }

    /** How many orders are waited for. */
    int waiting() {
        return byOrder.size();
    }

    private void tell(Order order, Watch watch) {
        if (watch.told) {
            return;
        }
        watch.told = true;
        if (watch.timeout != null) {
            watch.timeout.cancel();
        }
        List<Watch> watches = byOrder.get(order);
        if (watches != null && watches.remove(watch) && watches.isEmpty()) {
            byOrder.remove(order);
        }
        watch.then.accept(order);
    }
}
