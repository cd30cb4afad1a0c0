package io.jackstay.connector.hyperliquid;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Orders of ours that do not rest. Confined to the connector's loop; remembers the latest thousand.
 *
 * <p>The venue ends such an order with the word {@code filled} though a part of it may be gone: what was filled stands in the answer
 * alone, so the stream's word is not taken for them.
 */
final class ImmediateOrders {
    private static final int MOST = 1_000;

    private final Map<Long, Boolean> orders = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > MOST;
        }
    };

    void add(long cloid) {
        orders.put(cloid, Boolean.TRUE);
    }

    boolean contains(long cloid) {
        return cloid != 0 && orders.containsKey(cloid);
    }
}
