package io.jackstay.runtime.net.limit;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.RateLimiter;
import io.jackstay.api.market.RequestBudget;
import io.jackstay.runtime.budget.RequestBudgets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The scopes of a process. Thread safe. */
public final class ScopeQueues {
    private final RequestBudgets budgets;
    private final Map<String, ScopeQueue> byScope = new ConcurrentHashMap<>();

    public ScopeQueues(RequestBudgets budgets) {
        this.budgets = requireNonNull(budgets, "budgets are null");
    }

    /** The first to name a scope makes it; those who differ from it make it tighter. */
    ScopeQueue of(String scope, RateLimiter.Budget terms) {
        RequestBudget asBudget = new RequestBudget(scope, terms.weight(), terms.window(), terms.reserve(), 0, 0, 0);
        var shared = budgets.shared(asBudget);
        return byScope.computeIfAbsent(scope, any -> new ScopeQueue(scope, shared));
    }
}
