package io.jackstay.runtime.market;

import io.jackstay.api.market.Side;
import java.util.Arrays;

/** One side of a book as sorted arrays of unscaled prices and sizes, best first. Confined to the account loop. */
public final class BookSide {
    private static final int INITIAL_CAPACITY = 64;

    private final boolean descending;
    private long[] prices = new long[INITIAL_CAPACITY];
    private long[] sizes = new long[INITIAL_CAPACITY];
    private int count;

    BookSide(Side side) {
        this.descending = side == Side.BUY;
    }

    void clear() {
        count = 0;
    }

    /** How many levels there are. */
    public int count() {
        return count;
    }

    /** The unscaled price of a level; the best one is 0. */
    public long price(int index) {
        return prices[index];
    }

    /** The unscaled size of a level. */
    public long size(int index) {
        return sizes[index];
    }

    /** Sets the size shown at a price; zero removes the level. */
    void set(long price, long size) {
        int index = find(price);
        if (index >= 0) {
            if (size == 0) {
                remove(index);
            } else {
                sizes[index] = size;
            }
        } else if (size != 0) {
            insert(-index - 1, price, size);
        }
    }

    private int find(long price) {
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = prices[middle];
            if (found == price) {
                return middle;
            }
            if (found > price == descending) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    private void insert(int index, long price, long size) {
        if (count == prices.length) {
            prices = Arrays.copyOf(prices, count * 2);
            sizes = Arrays.copyOf(sizes, count * 2);
        }
        System.arraycopy(prices, index, prices, index + 1, count - index);
        System.arraycopy(sizes, index, sizes, index + 1, count - index);
        prices[index] = price;
        sizes[index] = size;
        count++;
    }

    private void remove(int index) {
        count--;
        System.arraycopy(prices, index + 1, prices, index, count - index);
        System.arraycopy(sizes, index + 1, sizes, index, count - index);
    }
}
