package io.jackstay.lib.sim;

import io.jackstay.api.market.PriceBand;
import io.jackstay.api.market.Side;
import io.jackstay.api.order.TriggerOrderRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * The trigger orders of one market that wait, in the order in which they came. Not thread safe: owned by its market.
 *
 * <p>Reference prices come at one scale more than the market's; zero says that there is none yet.
 */
final class Triggers {
    private final List<SimOrder> waiting = new ArrayList<>();

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void add(SimOrder order) {
        waiting.add(order);
    }

    @SuppressWarnings("ReferenceEquality") // an order is the same only when it is the same object
    void remove(SimOrder order) {
        waiting.removeIf(other -> other == order);
    }

    /** Takes out the orders that a reference price reaches. */
    List<SimOrder> takeReached(PriceBand.Reference reference, long priceTimesTen) {
        List<SimOrder> reached = new ArrayList<>();
        if (priceTimesTen > 0) {
            for (SimOrder order : waiting) {
                if (isReached((TriggerOrderRequest) order.request(), reference, priceTimesTen, order)) {
                    reached.add(order);
                }
            }
            waiting.removeAll(reached);
        }
        return reached;
    }

    private static boolean isReached(
            TriggerOrderRequest request, PriceBand.Reference reference, long priceTimesTen, SimOrder order) {
        if (request.triggerBy() != reference) {
            return false;
        }
        long trigger = Math.multiplyExact(Units.unscaled(request.triggerPrice(), order.info()), 10);
        boolean upwards = (request.side() == Side.BUY) == (request.kind() == TriggerOrderRequest.Kind.STOP);
        return upwards ? priceTimesTen >= trigger : priceTimesTen <= trigger;
    }

    /** Adds the waiting orders. */
    void collect(List<SimOrder> into) {
        into.addAll(waiting);
    }
}
