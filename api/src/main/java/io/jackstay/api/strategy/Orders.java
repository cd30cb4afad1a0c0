package io.jackstay.api.strategy;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.Order;
import io.jackstay.api.order.OrderRequest;
import java.util.List;
import java.util.Optional;

/**
 * The orders of one bot. Not thread safe: owned by the bot loop.
 *
 * <p>Implemented by the runtime: may gain methods. All that a turn asks for leaves together at its end, cancels first,
 * after the bot's memory is durable. Orders of other bots are never seen here.
 */
public interface Orders {
    /**
     * Asks for a new order.
     *
     * <p>Never throws for a business reason: an order that breaks the market's rules or that a risk rule refuses comes
     * back in the state {@code REJECTED} with its reason, and {@link Strategy#onOrderUpdate} is not called for it.
     *
     * @return the live order; {@code SUBMITTING} when it will leave at the end of the turn
     * @throws IllegalArgumentException when the market is not among the needs
     */
    Order place(OrderRequest request);

    /**
     * Asks for another price and size of an open order.
     *
     * <p>Where the venue can amend in place, the place in the queue may be kept; where it can't, the runtime cancels, waits
     * for the proof of what was filled, and places what is left: the successor is {@code SUBMITTING} until then, and
     * {@code FAILED} when nothing is left or the order can't be cancelled. An amend that is refused leaves the order as it
     * was, with the reason in its history.
     *
     * @param totalSize over the order's whole life, what was filled included
     * @return the order that carries on: this one, or its successor with another cloid and the same label
     * @throws IllegalArgumentException when the order is not this bot's
     */
    Order amend(Order order, Price price, Size totalSize);

    /**
     * Asks for the end of an order; without effect when it is final or its cancel is under way. Risk rules never stop a
     * cancel.
     */
    void cancel(Order order);

    /** Asks for the end of all orders of this bot. */
    void cancelAll();

    /** Asks for the end of all orders of this bot in one market. */
    void cancelAll(MarketId market);

    /** All orders of this bot that are not final, unknown ones too, in the order in which they were placed. A copy. */
    List<Order> open();

    /** Those of {@link #open()} in one market. */
    List<Order> open(MarketId market);

    /** The order of this cloid, when it is open or ended not long ago; older ones are in the ledger. */
    Optional<Order> find(Cloid cloid);

    /**
     * The order of this label that was placed last, open ones before final ones, as far back as {@link #find} reaches.
     */
    Optional<Order> findLabel(String label);
}
