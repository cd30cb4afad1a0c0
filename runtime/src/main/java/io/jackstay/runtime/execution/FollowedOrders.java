package io.jackstay.runtime.execution;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.connector.OrderBatch;
import io.jackstay.api.market.Stamp;
import io.jackstay.api.order.Order;

/** Tells a tracker of orders that others decide, as they leave. Not thread safe: owned by the tracker's loop. */
public final class FollowedOrders {
    private final OrderTracker tracker;

    public FollowedOrders(OrderTracker tracker) {
        this.tracker = requireNonNull(tracker, "tracker is null");
    }

    /** The order leaves: from here on it counts. */
    public Order leaves(OrderBatch.Submit submit, String cause, Stamp stamp) {
        LiveOrder order = tracker.create(submit.request(), cause, stamp.receivedNanos());
        tracker.admit(order, submit.ref(), stamp);
        return order;
    }

    /** The order is to have other terms. */
    public void changes(Order order, OrderBatch.Amend amend) {
        tracker.amending(tracker.require(order), amend.successor(), amend.price(), amend.totalSize());
    }
}
