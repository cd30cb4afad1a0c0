package io.jackstay.runtime.launch.command;

import io.jackstay.api.risk.RiskRule;
import io.jackstay.runtime.control.LimitObject;
import io.jackstay.runtime.history.ScopeHistory;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code jackstay status} shows of logins and of the process that have rules. Not thread safe: owned by the main thread. */
final class StatusOfScopes {
    private final List<ScopeHistory> scopes;
    private final long nowNanos;

    StatusOfScopes(List<ScopeHistory> scopes, long nowNanos) {
        this.scopes = scopes.stream().filter(ScopeHistory::isGuarded).toList();
        this.nowNanos = nowNanos;
    }

    /** A line for each limit, none where there are no rules. */
    void print(PrintStream out) {
        for (ScopeHistory scope : scopes) {
            String halted = sentence(scope);
            out.println(scope.isProcess() ? titled("all bots", halted) : titled("login " + scope.login(), halted));
            scope.limits().forEach(limit -> out.println("  " + words(limit)));
        }
    }

    /** As {@code daily loss -120.50 USDC of -300.00 USDC, 40 %}. */
    private static String words(RiskRule.Limit limit) {
        BigDecimal percent = limit.used().movePointRight(2).setScale(0, RoundingMode.DOWN);
        return "%s %s of %s, %s %%".formatted(limit.name(), limit.actual(), limit.limit(), percent.toPlainString());
    }

    private static String titled(String name, String halted) {
        return halted.isEmpty() ? name : "%s: %s".formatted(name, halted);
    }

    private String sentence(ScopeHistory scope) {
        return scope.halts().stream().map(halt -> halt.words(nowNanos)).collect(Collectors.joining("; "));
    }

    List<Map<String, Object>> logins() {
        return scopes.stream()
                .filter(scope -> !scope.isProcess())
                .map(this::object)
                .toList();
    }

    Optional<Map<String, Object>> process() {
        return scopes.stream().filter(ScopeHistory::isProcess).findFirst().map(this::object);
    }

    private Map<String, Object> object(ScopeHistory scope) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (!scope.isProcess()) {
            object.put("name", scope.login());
        }
        object.put("halted", sentence(scope));
        object.put(
                "halts",
                scope.halts().stream()
                        .map(halt -> {
                            Map<String, Object> own = new LinkedHashMap<>();
                            own.put("by", halt.name());
                            own.put("why", halt.why());
                            return own;
                        })
                        .toList());
        object.put("limits", scope.limits().stream().map(LimitObject::of).toList());
        return object;
    }
}
