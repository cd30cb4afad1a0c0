package io.jackstay.runtime.web.records;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.order.OrderFill;

/**
 * One fill, and what its order was called. Immutable.
 *
 * @param label the strategy's own name for its order; empty where it gave none, or the order is not kept any more
 */
public record PastFill(OrderFill fill, String label) {
    public PastFill {
        requireNonNull(fill, "fill is null");
        requireNonNull(label, "label is null");
    }
}
