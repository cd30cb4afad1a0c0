package io.jackstay.testkit.harness;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.Rejection;

/**
 * An order that somebody said no to: the market's own rules, the state of the venue or a risk rule before it left, or the
 * venue. Immutable.
 *
 * @param why with the reason {@code RISK} for a risk rule; its words are {@code RULE: limit LIMIT, actual ACTUAL} then
 */
public record RefusedOrder(OrderRequest request, Rejection why) {
    public RefusedOrder {
        requireNonNull(request, "request is null");
        requireNonNull(why, "why is null");
    }
}
