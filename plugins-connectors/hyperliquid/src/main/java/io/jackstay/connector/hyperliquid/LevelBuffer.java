package io.jackstay.connector.hyperliquid;

import io.jackstay.api.market.MarketInfo;
import io.jackstay.lib.wire.JsonKind;
import io.jackstay.lib.wire.JsonReader;

/**
 * The levels of one side while a message is read. Not thread safe: owned by one reader, used again for each message.
 *
 * <p>Held at eight decimals; asked for at those of a market, exactly.
 */
final class LevelBuffer {
    private static final int SCALE = 8;
    private static final int MOST = 100;

    private final long[] prices = new long[MOST];
    private final long[] sizes = new long[MOST];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /** A list of levels, one level, or null for none. */
    void read(JsonReader json) {
        if (json.kind() == JsonKind.ARRAY) {
            json.beginArray();
            while (json.nextElement()) {
                readOne(json);
            }
        } else if (!json.isNull()) {
            readOne(json);
        }
    }

    private void readOne(JsonReader json) {
        if (size == MOST) {
            throw json.error("more than %d levels".formatted(MOST));
        }
        prices[size] = 0;
        sizes[size] = 0;
        json.beginObject();
        while (json.nextField()) {
            if (json.field().equals("px")) {
                prices[size] = json.decimal(SCALE);
            } else if (json.field().equals("sz")) {
                sizes[size] = json.decimal(SCALE);
            }
        }
        if (prices[size] <= 0 || sizes[size] <= 0) {
            throw json.error("a level without price or size");
        }
        size++;
    }

    /** Unscaled at the market's price scale. */
    long price(int level, MarketInfo info) {
        return exact(prices[level], info.priceScale());
    }

    /** Unscaled at the market's size scale. */
    long size(int level, MarketInfo info) {
        return exact(sizes[level], info.sizeScale());
    }

    /** {@link ArithmeticException} when there are decimals beyond the scale. */
    static long exact(long atEight, int scale) {
        long divisor = 1;
        for (int i = scale; i < SCALE; i++) {
            divisor *= 10;
        }
        if (atEight % divisor != 0) {
            throw new ArithmeticException("%d at 8 decimals has more than %d".formatted(atEight, scale));
        }
        return atEight / divisor;
    }
}
