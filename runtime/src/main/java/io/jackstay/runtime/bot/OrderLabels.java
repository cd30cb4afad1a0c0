package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.order.Cloid;
import java.util.Optional;

/** What was remembered of orders that a venue shows without it: venues carry our id, not our label. Called on the bot loop. */
@FunctionalInterface
public interface OrderLabels {
    /** Nothing was remembered: adopted orders have no label. */
    OrderLabels NONE = cloid -> Optional.empty();

    Optional<Known> find(Cloid cloid);

    /**
     * What an order was placed for. Immutable.
     *
     * @param label the strategy's own name for it; empty when it gave none
     * @param cause the event whose callback placed it
     */
    record Known(String label, String cause) {
        public Known {
            requireNonNull(label, "label is null");
            requireNonNull(cause, "cause is null");
        }
    }
}
