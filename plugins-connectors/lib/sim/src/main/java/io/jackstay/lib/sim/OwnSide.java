package io.jackstay.lib.sim;

import io.jackstay.api.market.Side;
import java.util.ArrayList;
import java.util.List;

/** The own orders of one side of a market by price, best first, then by time. Not thread safe: owned by its market. */
final class OwnSide {
    private final int sign;
    private final QueueModel model;
    private final List<OwnLevel> levels = new ArrayList<>();

    OwnSide(Side side, QueueModel model) {
        this.sign = side == Side.BUY ? -1 : 1;
        this.model = model;
    }

    long key(long price) {
        return sign * price;
    }

    boolean isEmpty() {
        return levels.isEmpty();
    }

    OwnLevel best() {
        return levels.get(0);
    }

    /** The highest price of an own order here; zero when there is none. */
    long dearest() {
        if (levels.isEmpty()) {
            return 0;
        }
        return sign * (sign < 0 ? levels.get(0) : levels.get(levels.size() - 1)).key();
    }

    int count() {
        return levels.size();
    }

    OwnLevel level(int index) {
        return levels.get(index);
    }

    /** The level at a key, made when there is none; {@code visible} is what the feed shows there. */
    OwnLevel at(long key, long visible, long now) {
        int index = find(key);
        if (index >= 0) {
            return levels.get(index);
        }
        OwnLevel level = new OwnLevel(key, model);
        level.resize(visible, now);
        levels.add(-1 - index, level);
        return level;
    }

    /** An empty level of before, which was not there yet. */
    OwnLevel restore(long key) {
        OwnLevel level = new OwnLevel(key, model);
        levels.add(-1 - find(key), level);
        return level;
    }

    /** The queue size before an order now, {@link SimOrder#QUEUE_UNKNOWN} when it is not known. */
    long queueAhead(SimOrder order) {
        int index = find(key(order.price()));
        return index >= 0 ? levels.get(index).queueAhead(order) : 0;
    }

    void remove(SimOrder order) {
        int index = find(key(order.price()));
        if (index >= 0) {
            levels.get(index).remove(order);
            dropWhenEmpty(index);
        }
    }

    /** Returns whether the level was empty and is gone. */
    boolean dropWhenEmpty(int index) {
        if (!levels.get(index).isEmpty()) {
            return false;
        }
        levels.remove(index);
        return true;
    }

    /** Adds all orders, best price first, then by time. */
    void collect(List<SimOrder> into) {
        for (int i = 0; i < levels.size(); i++) {
            for (int j = 0; j < levels.get(i).count(); j++) {
                into.add(levels.get(i).order(j));
            }
        }
    }

    /** Tells the levels from the best to {@code lastKey} what the feed shows at their prices now. */
    void resize(VisibleSide visible, long lastKey, long now) {
        for (int i = 0; i < levels.size() && levels.get(i).key() <= lastKey; i++) {
            levels.get(i).resize(visible.sizeAtKey(levels.get(i).key()), now);
        }
    }

    /** The feed told this size for the price at a key. */
    void resizeAt(long key, long size, long now) {
        int index = find(key);
        if (index >= 0) {
            levels.get(index).resize(size, now);
        }
    }

    private int find(long key) {
        int low = 0;
        int high = levels.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long at = levels.get(middle).key();
            if (at == key) {
                return middle;
            }
            if (at < key) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1 - low;
    }
}
