package io.jackstay.runtime.data;

import io.jackstay.api.connector.BookSink;
import io.jackstay.api.market.Side;
import java.util.Arrays;

/** Levels of one side of a book message, unscaled, reused. Not thread safe: owned by the thread that reads. */
final class LevelList {
    private static final int FIRST_SIZE = 64;

    private long[] prices = new long[FIRST_SIZE];
    private long[] sizes = new long[FIRST_SIZE];
    private int count;

    void clear() {
        count = 0;
    }

    void add(long price, long size) {
        if (count == prices.length) {
            prices = Arrays.copyOf(prices, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
        }
        prices[count] = price;
        sizes[count++] = size;
    }

    void writeTo(BookSink sink, Side side) {
        for (int i = 0; i < count; i++) {
            sink.level(side, prices[i], sizes[i]);
        }
    }
}
