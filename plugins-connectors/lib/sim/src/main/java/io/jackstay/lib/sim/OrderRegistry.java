package io.jackstay.lib.sim;

import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderRef;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds orders by either of their ids. Not thread safe: owned by its exchange.
 *
 * <p>Of the orders that have ended, the newest {@value #FINISHED_LIMIT} are remembered; so far back reaches a question after an order,
 * and so far back a client order id counts as used. The maps are never iterated.
 */
final class OrderRegistry {
    static final int FINISHED_LIMIT = 10_000;

    private final Map<Long, SimOrder> byCloid = new HashMap<>();
    private final Map<String, SimOrder> byVenueId = new HashMap<>();
    private final Deque<SimOrder> finished = new ArrayDeque<>();

    boolean knows(Cloid cloid) {
        return byCloid.containsKey(cloid.value());
    }

    void add(SimOrder order) {
        byCloid.put(order.ref().cloidOrZero(), order);
        byVenueId.put(order.ref().venueOrderId(), order);
    }

    void finish(SimOrder order) {
        finished.addLast(order);
        if (finished.size() > FINISHED_LIMIT) {
            SimOrder oldest = finished.removeFirst();
            byCloid.remove(oldest.ref().cloidOrZero());
            byVenueId.remove(oldest.ref().venueOrderId());
        }
    }

    Optional<SimOrder> find(OrderRef ref) {
        SimOrder found = ref.cloidOrZero() == 0 ? byVenueId.get(ref.venueOrderId()) : byCloid.get(ref.cloidOrZero());
        return Optional.ofNullable(found).filter(order -> order.ref().market().equals(ref.market()));
    }
}
