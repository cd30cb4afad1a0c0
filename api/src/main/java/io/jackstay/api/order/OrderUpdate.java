package io.jackstay.api.order;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import io.jackstay.api.market.Stamp;

/**
 * One change of an order, as the strategy and the journal see it. Immutable.
 *
 * <p>{@code from} equals {@code to} when something else changed: price, size, filled, pending. Otherwise the step is
 * one of {@link OrderState}'s table. Source: the runtime.
 *
 * @param order the ids known by then; without any for an order that the bot's risk chain refused
 * @param from the state before
 * @param to the state after
 * @param filled what is filled in all, base, from zero; may exceed {@code size} when a fill raced an amend
 * @param price the price that holds now, quote per base
 * @param size the whole size that holds now, base, positive
 * @param pending the command that has no answer yet
 * @param why what brought the change, one sentence; empty when there is nothing to add to the state
 * @param stamp when: the venue's clock and ours
 */
public record OrderUpdate(
        OrderRef order,
        OrderState from,
        OrderState to,
        Size filled,
        Price price,
        Size size,
        Order.Pending pending,
        String why,
        Stamp stamp) {
    /**
     * Throws {@link IllegalArgumentException} for a step that the table does not have, two markets or a size that is
     * not positive.
     */
    public OrderUpdate {
        requireNonNull(order, "order is null");
        requireNonNull(from, "from is null");
        requireNonNull(to, "to is null");
        requireNonNull(filled, "filled is null");
        requireNonNull(price, "price is null");
        requireNonNull(size, "size is null");
        requireNonNull(pending, "pending is null");
        requireNonNull(why, "why is null");
        requireNonNull(stamp, "stamp is null");
        if (from != to && !from.canBecome(to)) {
            throw new IllegalArgumentException("an order cannot go from %s to %s".formatted(from, to));
        }
        Checks.requireMarket("price", price.market(), order.market());
        Checks.requireMarket("size", size.market(), order.market());
        Checks.requireMarket("filled", filled.market(), order.market());
        Checks.requirePositive("size", size);
        if (filled.signum() < 0) {
            throw new IllegalArgumentException("filled must not be negative, got " + filled);
        }
    }
}
