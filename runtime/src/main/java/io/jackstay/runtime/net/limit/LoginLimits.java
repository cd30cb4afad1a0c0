package io.jackstay.runtime.net.limit;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.Http;
import io.jackstay.api.connector.RateLimiter;
import io.jackstay.runtime.net.LoopSide;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The request budgets that one login names. Confined to its account loop. */
public final class LoginLimits {
    private final ScopeQueues queues;
    private final LoopSide side;
    private final SortedMap<String, ScopeLimiter> byScope = new TreeMap<>();
    private boolean ending;

    public LoginLimits(ScopeQueues queues, LoopSide side) {
        this.queues = requireNonNull(queues, "queues are null");
        this.side = requireNonNull(side, "side is null");
    }

    /** The limiter of a scope, the same at each call; a budget that differs makes the scope tighter. */
    public RateLimiter of(String scope, RateLimiter.Budget budget) {
        ScopeQueue queue = queues.of(scope, budget);
        return byScope.computeIfAbsent(scope, any -> new ScopeLimiter(queue, side, () -> ending));
    }

    /**
     * From here on the login only ends: its small questions go with the cancels, and may take from what is kept for those. Whether
     * an order still rests is not known otherwise while the budget is used up.
     */
    public void ending() {
        ending = true;
    }

    /**
     * Takes what a request costs, from all scopes or from none; at once where that can be.
     *
     * @param maxWait how long at most
     * @param then run inside this call, or in a later turn
     * @param otherwise told the reason in a later turn
     */
    public void take(List<Http.Cost> costs, Duration maxWait, Runnable then, Consumer<String> otherwise) {
        int taken = 0;
        while (taken < costs.size() && tryTake(costs.get(taken))) {
            taken++;
        }
        if (taken == costs.size()) {
            then.run();
            return;
        }
        long now = side.clock().nanoTime();
        for (Http.Cost cost : costs.subList(0, taken)) {
            limiter(cost).giveBack(cost.weight(), now);
        }
        new Waiting(costs, now + maxWait.toNanos(), then, otherwise).next(0);
    }

    private boolean tryTake(Http.Cost cost) {
        return limiter(cost).tryAcquire(cost.weight(), cost.priority());
    }

    private ScopeLimiter limiter(Http.Cost cost) {
        ScopeLimiter limiter = byScope.get(cost.scope());
        if (limiter == null) {
            throw new IllegalArgumentException("no rate limiter was made for scope %s, known are %s"
                    .formatted(cost.scope(), String.join(", ", byScope.keySet())));
        }
        return limiter;
    }

    /** A request that waits for one scope after the other. */
    private final class Waiting {
        private final List<Http.Cost> costs;
        private final long[] takenNanos;
        private final long deadlineNanos;
        private final Runnable then;
        private final Consumer<String> otherwise;

        private Waiting(List<Http.Cost> costs, long deadlineNanos, Runnable then, Consumer<String> otherwise) {
            this.costs = costs;
            this.takenNanos = new long[costs.size()];
            this.deadlineNanos = deadlineNanos;
            this.then = then;
            this.otherwise = otherwise;
        }

        private void next(int at) {
            if (at == costs.size()) {
                then.run();
                return;
            }
            Http.Cost cost = costs.get(at);
            long now = side.clock().nanoTime();
            Duration left = Duration.ofNanos(Math.max(0, deadlineNanos - now));
            limiter(cost)
                    .take(
                            cost.weight(),
                            cost.priority(),
                            left,
                            waited -> {
                                takenNanos[at] = now + waited.toNanos();
                                next(at + 1);
                            },
                            words -> {
                                giveBack(at);
                                otherwise.accept(words);
                            });
        }

        private void giveBack(int before) {
            for (int i = 0; i < before; i++) {
                limiter(costs.get(i)).giveBack(costs.get(i).weight(), takenNanos[i]);
            }
        }
    }
}
