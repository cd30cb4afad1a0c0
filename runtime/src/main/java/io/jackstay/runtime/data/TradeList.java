package io.jackstay.runtime.data;

import io.jackstay.api.connector.MarketFeed;
import io.jackstay.api.market.Side;
import java.util.Arrays;

/** The public trades of one frame, reused. Not thread safe: owned by the thread that reads. */
final class TradeList {
    private static final int FIRST_SIZE = 16;

    private long[] prices = new long[FIRST_SIZE];
    private long[] sizes = new long[FIRST_SIZE];
    private long[] venueNanos = new long[FIRST_SIZE];
    private Side[] takerSides = new Side[FIRST_SIZE];
    private String[] ids = new String[FIRST_SIZE];
    private int count;

    void clear() {
        count = 0;
    }

    void add(long price, long size, Side takerSide, String id, long nanos) {
        if (count == prices.length) {
            prices = Arrays.copyOf(prices, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
            venueNanos = Arrays.copyOf(venueNanos, 2 * count);
            takerSides = Arrays.copyOf(takerSides, 2 * count);
            ids = Arrays.copyOf(ids, 2 * count);
        }
        prices[count] = price;
        sizes[count] = size;
        venueNanos[count] = nanos;
        takerSides[count] = takerSide;
        ids[count++] = id;
    }

    void deliver(MarketFeed.Listener listener) {
        for (int i = 0; i < count; i++) {
            listener.trade(prices[i], sizes[i], takerSides[i], ids[i], venueNanos[i]);
        }
    }
}
