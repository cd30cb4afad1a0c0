package io.jackstay.api.connector;

import static java.util.Objects.requireNonNull;

import io.jackstay.api.market.Price;
import io.jackstay.api.market.Size;
import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderRef;
import io.jackstay.api.order.OrderRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one turn sends to one venue: cancels, then amends, then submits, each list in the order it was asked for.
 * Immutable.
 *
 * <p>Built by the runtime and read by connectors; new lists come only with a {@link io.jackstay.api.market.Capability}
 * that a connector must declare first. Everything in it has passed the risk rules; nothing is in it twice.
 */
public final class OrderBatch {
    private final List<Cancel> cancels;
    private final List<Amend> amends;
    private final List<Submit> submits;

    private OrderBatch(List<Cancel> cancels, List<Amend> amends, List<Submit> submits) {
        this.cancels = List.copyOf(cancels);
        this.amends = List.copyOf(amends);
        this.submits = List.copyOf(submits);
    }

    /**
     * A batch of these members; the lists are copied.
     *
     * @throws IllegalArgumentException when it is empty, or when two members cancel or amend one order or make one
     *     cloid
     */
    public static OrderBatch of(List<Cancel> cancels, List<Amend> amends, List<Submit> submits) {
        OrderBatch batch = new OrderBatch(cancels, amends, submits);
        if (batch.size() == 0) {
            throw new IllegalArgumentException("a batch without members");
        }
        batch.requireDistinct();
        return batch;
    }

    /** Orders to be cancelled; first. */
    public List<Cancel> cancels() {
        return cancels;
    }

    /** Orders to be changed; second. */
    public List<Amend> amends() {
        return amends;
    }

    /** Orders to be made; last. */
    public List<Submit> submits() {
        return submits;
    }

    /** Number of members; each of them wants one outcome. */
    public int size() {
        return cancels.size() + amends.size() + submits.size();
    }

    @Override
    public String toString() {
        return "OrderBatch[cancels=%s, amends=%s, submits=%s]".formatted(cancels, amends, submits);
    }

    private void requireDistinct() {
        Set<OrderRef> ended = new HashSet<>();
        Set<Cloid> made = new HashSet<>();
        for (Cancel cancel : cancels) {
            requireFirst(ended.add(cancel.order()), cancel);
        }
        for (Amend amend : amends) {
            requireFirst(ended.add(amend.order()) && made.add(amend.successor()), amend);
        }
        for (Submit submit : submits) {
            requireFirst(made.add(submit.cloid()), submit);
        }
    }

    private static void requireFirst(boolean first, Object member) {
        if (!first) {
            throw new IllegalArgumentException("a batch names one order twice: " + member);
        }
    }

    private static void requireDeadline(long deadlineEpochNanos) {
        if (deadlineEpochNanos <= 0) {
            throw new IllegalArgumentException("deadlineEpochNanos must be positive, got " + deadlineEpochNanos);
        }
    }

    /**
     * A new order.
     *
     * @param cloid the client order id that it must carry at the venue
     * @param request what is wanted
     * @param deadlineEpochNanos local clock; the venue must not accept the order later. The connector passes it on
     *     where the venue has such a field, and in any case sends nothing after it, but answers that the order did not
     *     leave
     */
    public record Submit(Cloid cloid, OrderRequest request, long deadlineEpochNanos) {
        /** Throws {@link IllegalArgumentException} for a deadline that is not positive. */
        public Submit {
            requireNonNull(cloid, "cloid is null");
            requireNonNull(request, "request is null");
            requireDeadline(deadlineEpochNanos);
        }

        /** The order's reference in outcomes and reports until the venue has given an id. */
        public OrderRef ref() {
            return new OrderRef(request.market(), cloid.value(), "");
        }
    }

    /**
     * A change of price and size of an open order.
     *
     * @param order the order as it stands
     * @param successor the client order id of the order that carries on where the venue replaces; unused where it
     *     amends in place
     * @param price the new price
     * @param totalSize the new size over the order's whole life, what was filled included
     * @param filled what was filled as far as the runtime knows; for venues that want the remaining size
     * @param original the request that made the order; side and flags stay
     * @param deadlineEpochNanos as for a submit
     */
    public record Amend(
            OrderRef order,
            Cloid successor,
            Price price,
            Size totalSize,
            Size filled,
            OrderRequest original,
            long deadlineEpochNanos) {
        /**
         * Throws {@link IllegalArgumentException} for a deadline that is not positive or a total size that is filled
         * already.
         */
        public Amend {
            requireNonNull(order, "order is null");
            requireNonNull(successor, "successor is null");
            requireNonNull(price, "price is null");
            requireNonNull(totalSize, "totalSize is null");
            requireNonNull(filled, "filled is null");
            requireNonNull(original, "original is null");
            requireDeadline(deadlineEpochNanos);
            if (filled.signum() < 0 || totalSize.compareTo(filled) <= 0) {
                throw new IllegalArgumentException("amend of %s: total size %s must exceed what is filled, %s"
                        .formatted(order, totalSize, filled));
            }
        }
    }

    /** The end of an open order, by the reference that names all ids which are known of it. */
    public record Cancel(OrderRef order) {
        /** Throws {@link NullPointerException} for null. */
        public Cancel {
            requireNonNull(order, "order is null");
        }
    }
}
