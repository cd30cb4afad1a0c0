package io.jackstay.runtime.risk;

import io.jackstay.api.order.OrderFill;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What all rules of a scope look back on. Not thread safe: owned by the loop of the scope. */
public final class RiskHistory {
    private static final int RECENT_FILLS = 100;
    private static final int COUNTED_ORDERS = 100_000;
    private static final long REMEMBERED_NANOS = Duration.ofHours(1).toNanos();

    private final Deque<OrderFill> fills = new ArrayDeque<>();
    private final Deque<Long> orderNanos = new ArrayDeque<>();

    public void filled(OrderFill fill) {
        if (fills.size() == RECENT_FILLS) {
            fills.removeFirst();
        }
        fills.addLast(fill);
    }

    /** One left at this time. */
    public void ordered(long nanos) {
        while (!orderNanos.isEmpty()
                && (orderNanos.size() == COUNTED_ORDERS || orderNanos.getFirst() <= nanos - REMEMBERED_NANOS)) {
            orderNanos.removeFirst();
        }
        orderNanos.addLast(nanos);
    }

    /** One of that time has not left. */
    void forget(long nanos) {
        orderNanos.removeLastOccurrence(nanos);
    }

    /** How many left within a time up to now; at most an hour is remembered. */
    public int ordersWithin(Duration window, long nowNanos) {
        long longest = window.compareTo(Duration.ofHours(1)) >= 0 ? REMEMBERED_NANOS : window.toNanos();
        long since = nowNanos - longest;
        int count = 0;
        var newestFirst = orderNanos.descendingIterator();
        while (newestFirst.hasNext() && newestFirst.next() > since) {
            count++;
        }
        return count;
    }

    /** Newest last. */
    public List<OrderFill> recentFills() {
        return List.copyOf(fills);
    }
}
