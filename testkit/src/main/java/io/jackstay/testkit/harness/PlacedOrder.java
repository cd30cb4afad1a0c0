package io.jackstay.testkit.harness;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.OrderRequest;
import io.jackstay.api.order.OrderState;

/**
 * An order as the scripted venue holds it. Immutable: a later call tells of later changes.
 *
 * @param request what the strategy asked for; after a restart too, because the venue of a test remembers it
 * @param price the limit or worst price that holds now, quote per base
 * @param size the whole size that holds now, base
 * @param filled what is filled of it, base
 * @param state as the venue shows it
 */
public record PlacedOrder(OrderRequest request, Price price, Size size, Size filled, OrderState state) {
    public PlacedOrder {
        requireNonNull(request, "request is null");
        requireNonNull(price, "price is null");
        requireNonNull(size, "size is null");
        requireNonNull(filled, "filled is null");
        requireNonNull(state, "state is null");
    }

    /** As in {@link StrategyHarness#expectOrders}: {@code BUY 0.01 @ 59940 B1}, or {@code … filled 0.004} behind it. */
    @Override
    public String toString() {
        return OrderText.of(this).toString();
    }
}
