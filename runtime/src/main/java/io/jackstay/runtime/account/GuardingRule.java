package io.jackstay.runtime.account;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.risk.RiskRule;

/**
 * A risk rule over all bots of a login. Immutable, but for the rule.
 *
 * @param name tells rules of one plugin apart in texts
 */
public record GuardingRule(String name, RiskRule rule) {
    public GuardingRule {
        requireNonNull(name, "name is null");
        requireNonNull(rule, "rule is null");
    }
}
