package io.jackstay.api.risk;

/** What a rule says to an order. Closed; all members are immutable. Made by plugins. */
public sealed interface RiskDecision {
    /** The order passes as far as this rule is concerned. */
    RiskDecision ALLOW = new Allow();

    /**
     * The order does not leave; it ends as rejected with these words.
     *
     * <p>Example: {@code RiskDecision.refuse("position-limit", "0.5 BTC", "0.6 BTC")}.
     *
     * @param rule name of the rule, as the operator knows it
     * @param limit what is allowed, with unit
     * @param actual what the order would make it, with unit
     */
    static RiskDecision refuse(String rule, String limit, String actual) {
        return new Refuse(rule, limit, actual);
    }

    /** See {@link RiskDecision#ALLOW}. */
    record Allow() implements RiskDecision {}

    /**
     * See {@link RiskDecision#refuse}.
     *
     * @param rule name of the rule, not blank
     * @param limit what is allowed, with unit, not blank
     * @param actual what the order would make it, with unit, not blank
     */
    record Refuse(String rule, String limit, String actual) implements RiskDecision {
        /** Throws {@link IllegalArgumentException} for a blank text. */
        public Refuse {
            if (rule.isBlank() || limit.isBlank() || actual.isBlank()) {
                throw new IllegalArgumentException("a refusal names rule, limit and actual, got \"%s\", \"%s\", \"%s\""
                        .formatted(rule, limit, actual));
            }
        }
    }
}
