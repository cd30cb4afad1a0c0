package io.jackstay.testkit.harness;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.order.Order;
import io.jackstay.api.order.RejectReason;

/**
 * What became of the order of a row. Not thread safe: owned by the test. Each expectation throws {@link AssertionError} when it
 * does not hold.
 */
public final class RiskVerdict {
    private final Order order;

    RiskVerdict(Order order) {
        this.order = requireNonNull(order, "order is null");
    }

    /** The order left for the venue. */
    public void allows() {
        if (order.cloid().isEmpty()) {
            throw new AssertionError("%s: expected to be allowed, but %s".formatted(terms(), order.why()));
        }
    }

    /** The rule refused, with exactly this limit and this actual value, units included. */
    public void refuses(String rule, String limit, String actual) {
        String expected = "%s: limit %s, actual %s".formatted(rule, limit, actual);
        if (!words().equals(expected)) {
            throw new AssertionError("%s: expected to be refused by %s, but %s".formatted(terms(), expected, words()));
        }
    }

    /** The rule refused, whatever the figures. */
    public void refuses(String rule) {
        if (!words().startsWith(rule + ": ")) {
            throw new AssertionError("%s: expected to be refused by %s, but %s".formatted(terms(), rule, words()));
        }
    }

    /** What was said of the order: {@code "RULE: limit LIMIT, actual ACTUAL"}, or that it was allowed. */
    public String words() {
        return order.rejection()
                .map(why -> why.reason() == RejectReason.RISK ? why.words() : why.reason() + ": " + why.words())
                .orElse("it was allowed");
    }

    private String terms() {
        return order.side() + " " + order.size() + " @ " + order.price();
    }
}
