package io.jackstay.runtime.web.records;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.order.OrderFill;
import io.jackstay.runtime.fill.Mirror;
import java.util.Optional;

/**
 * One fill, what its order was called, and which fill it answers. Immutable.
 *
 * @param label the strategy's own name for its order; empty where it gave none, or the order is not kept any more
 * @param mirror which fill it answers; empty for one that answers none, or where its order is not kept any more
 */
public record PastFill(OrderFill fill, String label, Optional<Mirror> mirror) {
    public PastFill {
        requireNonNull(fill, "fill is null");
        requireNonNull(label, "label is null");
        requireNonNull(mirror, "mirror is null");
    }
}
