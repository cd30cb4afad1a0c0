package io.jackstay.runtime.bot;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderUpdate;
import io.jackstay.runtime.record.BotRecord;
import java.util.Optional;

/**
 * An order as a bot's journal knows it. Immutable.
 *
 * @param placed the intent
 * @param last what became of it; empty when nothing was written after the intent
 */
public record RememberedOrder(BotRecord.OrderPlaced placed, Optional<OrderUpdate> last) {
    public RememberedOrder {
        requireNonNull(placed, "placed is null");
        requireNonNull(last, "last is null");
    }

    /** With the venue's own id, once that was written. */
    public OrderRef ref() {
        return last.map(OrderUpdate::order).orElse(placed.order());
    }

    public boolean hasEnded() {
        return last.isPresent() && last.get().to().isFinal();
    }

    RememberedOrder with(OrderUpdate update) {
        return new RememberedOrder(placed, Optional.of(update));
    }
}
