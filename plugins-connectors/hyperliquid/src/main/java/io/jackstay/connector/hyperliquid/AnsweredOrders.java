package io.jackstay.connector.hyperliquid;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Orders of ours whose answer says how much of them was filled on arrival. Confined to the connector's loop; remembers the latest
 * thousand.
 *
 * <p>The venue ends an order with the word {@code filled} though a part of it may be gone: where the stream does not say what was left,
 * its word is not taken for these.
 */
final class AnsweredOrders {
    private static final int MOST = 1_000;

    private final Map<Long, Boolean> ended = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /** The end of this order is told by its answer. */
    void end(long cloid) {
        ended.put(cloid, Boolean.TRUE);
    }

    /** This order was filled in part, and its rest may be in the book or gone. */
    void leaveOpen(long cloid) {
        ended.put(cloid, Boolean.FALSE);
    }

    boolean hasEnded(long cloid) {
        return ended.getOrDefault(cloid, Boolean.FALSE);
    }

    boolean isLeftOpen(long cloid) {
        return !ended.getOrDefault(cloid, Boolean.TRUE);
    }
}
