package io.jackstay.lib.sim;

import io.jackstay.api.order.Cloid;
import io.jackstay.api.order.OrderRef;
import java.util.Optional;

/**
 * Finds the orders of one account by either of their ids. Not thread safe: owned by its member.
 *
 * <p>Of the orders that have ended, the newest {@value #FINISHED_LIMIT} are remembered; so far back reaches a question after an order,
 * and so far back a client order id counts as used. The exchange's id is {@code <epoch>-<count>}, and the count is looked up.
 */
final class OrderRegistry {
    static final int FINISHED_LIMIT = 1_000;

    private static final int MOST_DIGITS = 18;

    private final String prefix;
    private final LongMap<SimOrder> byCloid = new LongMap<>();
    private final LongMap<SimOrder> byCount = new LongMap<>();
    private final SimLedger<SimOrder> finished = new SimLedger<>(FINISHED_LIMIT);
    private long count;

    OrderRegistry(long epoch) {
        this.prefix = epoch + "-";
    }

    boolean knows(Cloid cloid) {
        return byCloid.contains(cloid.value());
    }

    /** The id of the next order that is added. */
    long nextCount() {
        return count + 1;
    }

    String id(long number) {
        return prefix + number;
    }

    void add(SimOrder order) {
        count++;
        byCloid.put(order.cloid().value(), order);
        byCount.put(order.count(), order);
    }

    void finish(SimOrder order) {
        if (finished.isFull()) {
            SimOrder oldest = finished.entry(finished.first());
            byCloid.remove(oldest.cloid().value());
            byCount.remove(oldest.count());
        }
        finished.add(order);
    }

    /** How many orders are open. */
    long open() {
        return count - finished.last();
    }

    /** The orders that have ended, numbered as they did. */
    SimLedger<SimOrder> finished() {
        return finished;
    }

    /** The count of the order that was added last. */
    long lastCount() {
        return count;
    }

    /** So many orders were added before. */
    void restoreCount(long orders) {
        count = orders;
    }

    /** An order of before is known again. */
    void restore(SimOrder order) {
        byCloid.put(order.cloid().value(), order);
        byCount.put(order.count(), order);
    }

    Optional<SimOrder> find(long number) {
        return byCount.find(number);
    }

    Optional<SimOrder> find(OrderRef ref) {
        Optional<SimOrder> found =
                ref.cloidOrZero() == 0 ? byCount.find(count(ref.venueOrderId())) : byCloid.find(ref.cloidOrZero());
        return found.filter(order -> order.info().id().equals(ref.market()));
    }

    /** The count in an id of the exchange; -1, which no order has, for any other text. */
    private long count(String id) {
        if (!id.startsWith(prefix) || id.length() > prefix.length() + MOST_DIGITS || id.length() == prefix.length()) {
            return -1;
        }
        for (int i = prefix.length(); i < id.length(); i++) {
            if (id.charAt(i) < '0' || id.charAt(i) > '9') {
                return -1;
            }
        }
        return Long.parseLong(id.substring(prefix.length()));
    }
}
