package io.jackstay.runtime.budget;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.RequestBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The request budgets of the process, one a scope. Thread safe.
 *
 * <p>Two logins that name one scope with other figures get the tighter of each, and a warning is logged.
 */
public final class RequestBudgets {
    private static final System.Logger LOG = System.getLogger(RequestBudgets.class.getName());

    private final Map<String, SharedBudget> byScope = new ConcurrentHashMap<>();

    /** What a login with these budgets takes from; a login without any may always send. */
    public LoginBudget of(List<RequestBudget> terms) {
        List<LoginBudget.Part> parts = new ArrayList<>();
        for (RequestBudget budget : terms) {
            parts.add(new LoginBudget.Part(budget, shared(budget)));
        }
        return new LoginBudget(parts);
    }

    /** What all who name this scope take from. */
    public SharedBudget shared(RequestBudget terms) {
        requireNonNull(terms, "terms are null");
        SharedBudget shared = byScope.computeIfAbsent(terms.scope(), any -> new SharedBudget(terms));
        if (shared.agree(terms)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "request budgets of one scope differ scope=%s weight=%d window=%s; the tighter figures count"
                            .formatted(terms.scope(), shared.weight(), shared.window()));
        }
        return shared;
    }

    /** How much of one scope is in use. */
    public record Use(String scope, int used, int weight) {}

    /** How much of each scope is in use now, by the scopes' names. */
    public List<Use> use(long nowNanos) {
        List<Use> use = new ArrayList<>();
        new TreeMap<>(byScope)
                .forEach((scope, shared) -> use.add(new Use(scope, shared.used(nowNanos), shared.weight())));
        return use;
    }
}
