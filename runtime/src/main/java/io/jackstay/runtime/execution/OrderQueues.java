package io.jackstay.runtime.execution;

import io.jackstay.api.market.MarketId;
import java.util.HashMap;
import java.util.Map;

/** Where the orders of one bot stand in the queues of its markets. Not thread safe: owned by the bot loop. */
public final class OrderQueues {
    private final Map<MarketId, OrderQueue> byMarket = new HashMap<>();

    /** That of one market, kept from now on; for whoever sees what its feeds show. */
    public OrderQueue of(MarketId market) {
        return byMarket.computeIfAbsent(market, any -> new OrderQueue());
    }

    void changed(LiveOrder order) {
        OrderQueue queue = byMarket.get(order.market());
        if (queue != null) {
            queue.changed(order);
        }
    }
}
