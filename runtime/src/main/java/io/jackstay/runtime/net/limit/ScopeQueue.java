package io.jackstay.runtime.net.limit;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.RateLimiter.Priority;
import io.jackstay.runtime.budget.SharedBudget;
import java.time.Duration;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Those of all logins who wait for one scope, by priority, then in their order. Thread safe. */
final class ScopeQueue {
    private static final int MOST_WAITING = 1_000;

    private final String scope;
    private final SharedBudget budget;
    private final TreeSet<Waiter> waiting =
            new TreeSet<>(Comparator.comparing(Waiter::priority).thenComparingLong(Waiter::sequence));
    private long sequence;

    /**
     * One who waits.
     *
     * @param loop where the answer is given
     * @param granted told how long it waited
     * @param refused told why it gets nothing
     */
    record Waiter(
            int weight,
            Priority priority,
            long sequence,
            long sinceNanos,
            long deadlineNanos,
            Executor loop,
            Consumer<Duration> granted,
            Consumer<String> refused) {
        private void grant(long nowNanos) {
            loop.execute(() -> granted.accept(Duration.ofNanos(nowNanos - sinceNanos)));
        }

        private void refuse(String words) {
            loop.execute(() -> refused.accept(words));
        }
    }

    ScopeQueue(String scope, SharedBudget budget) {
        this.scope = requireNonNull(scope, "scope is null");
        this.budget = requireNonNull(budget, "budget is null");
    }

    String scope() {
        return scope;
    }

    SharedBudget budget() {
        return budget;
    }

    synchronized boolean tryTake(int weight, Priority priority, long nowNanos) {
        requireWeight(weight);
        if (!waiting.isEmpty() && waiting.first().priority().compareTo(priority) <= 0) {
            return false;
        }
        return budget.take(weight, priority == Priority.CANCEL, nowNanos);
    }

    private void requireWeight(int weight) {
        if (weight < 1 || weight > budget.weight()) {
            throw new IllegalArgumentException(
                    "weight %d of scope %s: must be 1 to %d".formatted(weight, scope, budget.weight()));
        }
    }

    /** Lets one wait; answers it at once where waiting is of no use. */
    synchronized void add(
            int weight,
            Priority priority,
            long nowNanos,
            Duration maxWait,
            Executor loop,
            Consumer<Duration> granted,
            Consumer<String> refused) {
        requireWeight(weight);
        Waiter waiter = new Waiter(
                weight, priority, sequence++, nowNanos, nowNanos + maxWait.toNanos(), loop, granted, refused);
        if (weight > budget.most(priority == Priority.CANCEL)) {
            waiter.refuse("%s: %d is more than is given to others than cancels".formatted(scope, weight));
        } else if (tryTake(weight, priority, nowNanos)) {
            waiter.grant(nowNanos);
        } else if (maxWait.isZero()) {
            waiter.refuse(words(nowNanos));
        } else if (waiting.size() == MOST_WAITING) {
            waiter.refuse("%s: %d requests wait already".formatted(scope, MOST_WAITING));
        } else {
            waiting.add(waiter);
        }
    }

    /**
     * Serves those for whom there is room and sends away those whose time is over.
     *
     * @return when to look again, or {@link Long#MAX_VALUE} when nobody waits
     */
    synchronized long advance(long nowNanos) {
        long next = Long.MAX_VALUE;
        for (Waiter waiter : new TreeSet<>(waiting)) {
            if (nowNanos >= waiter.deadlineNanos()) {
                waiting.remove(waiter);
                waiter.refuse(words(nowNanos));
            } else {
                next = Math.min(next, waiter.deadlineNanos());
            }
        }
        while (!waiting.isEmpty()) {
            Waiter first = waiting.first();
            boolean cancel = first.priority() == Priority.CANCEL;
            if (!budget.take(first.weight(), cancel, nowNanos)) {
                long free = budget.freeNanos(first.weight(), cancel, nowNanos);
                return Math.max(nowNanos + 1, Math.min(next, free));
            }
            waiting.remove(first);
            first.grant(nowNanos);
        }
        return Long.MAX_VALUE;
    }

    private String words(long nowNanos) {
        return "%s: %d of %d used in %d ms"
                .formatted(
                        scope,
                        budget.used(nowNanos),
                        budget.weight(),
                        budget.window().toMillis());
    }
}
