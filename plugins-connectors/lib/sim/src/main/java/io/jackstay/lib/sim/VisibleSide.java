package io.jackstay.lib.sim;

import io.jackstay.api.market.Side;
import io.jackstay.lib.sim.text.LineReader;
import io.jackstay.lib.sim.text.LineWriter;
import java.util.Arrays;

/**
 * What the feed shows of one side of a market, best level first, and how much of each level own orders have taken. Not thread safe:
 * owned by its market.
 *
 * <p>Prices are kept as keys, negated on the bid side, so that a smaller key is a better price on both sides. What was taken from a
 * level stays taken until the feed tells another size for it: the feed does not know of own orders, so only a change says that
 * somebody came or went.
 *
 * <p>Two kinds of feed write here. Quotes tell the best level; depth tells any. Where both come, quotes own the touch: they are
 * the fresher, and depth at or before the quoted price is passed over. Without any depth a side is its quoted level alone.
 */
final class VisibleSide {
    /** The feed does not say what rests at this price: it is worse than all that is shown. */
    static final long UNKNOWN = -1;

    private static final long NO_QUOTE = Long.MIN_VALUE;

    private final int sign;
    private Levels levels = new Levels();
    private Levels spare = new Levels();
    private boolean told;
    private boolean deep;
    private boolean snapshot;
    private long quotedKey = NO_QUOTE;

    VisibleSide(Side side) {
        this.sign = side == Side.BUY ? -1 : 1;
    }

    long key(long price) {
        return sign * price;
    }

    int count() {
        return levels.count;
    }

    long keyAt(int index) {
        return levels.keys[index];
    }

    long priceAt(int index) {
        return sign * levels.keys[index];
    }

    long sizeAt(int index) {
        return levels.sizes[index];
    }

    /** What own orders can still take from a level. */
    long availableAt(int index) {
        return levels.sizes[index] - levels.taken[index];
    }

    /** What own orders have taken of it. */
    long takenAt(int index) {
        return levels.taken[index];
    }

    void take(int index, long size) {
        levels.taken[index] += size;
    }

    /** Whether own orders have taken of anything that is shown. */
    boolean isTaken() {
        for (int i = 0; i < levels.count; i++) {
            if (levels.taken[i] > 0) {
                return true;
            }
        }
        return false;
    }

    /** The best level that own orders have not used up; {@link #count} when there is none. */
    int firstAvailable() {
        int index = 0;
        while (index < levels.count && availableAt(index) == 0) {
            index++;
        }
        return index;
    }

    /** Size shown at a price: zero where the feed shows that nothing rests, {@link #UNKNOWN} beyond what it shows. */
    long sizeAtKey(long key) {
        if (levels.count == 0) {
            return told ? 0 : UNKNOWN;
        }
        if (key > levels.keys[levels.count - 1]) {
            return UNKNOWN;
        }
        int index = levels.find(key);
        return index >= 0 ? levels.sizes[index] : 0;
    }

    boolean isBest(long price, long size) {
        return levels.count > 0
                && levels.keys[0] == sign * price
                && levels.sizes[0] == size
                && quotedKey == sign * price;
    }

    /** The quoted best level; size zero says that the side is empty. */
    void quote(long price, long size) {
        told = true;
        if (size == 0) {
            levels.count = 0;
            quotedKey = NO_QUOTE;
            return;
        }
        long key = sign * price;
        quotedKey = key;
        if (!deep && levels.count <= 1) {
            levels.only(key, size);
            return;
        }
        levels.removeBefore(key);
        if (!deep && levels.count > 0 && levels.keys[0] != key) {
            levels.count = 0;
        }
        levels.set(key, size, 0);
    }

    /** Forgets that there were quotes, and their level where there was nothing else. */
    void forgetQuote() {
        quotedKey = NO_QUOTE;
        if (!deep) {
            levels.count = 0;
            told = false;
        }
    }

    /** All levels told so far are gone, but for the quoted one; those that come again in the same size stay taken as they are. */
    void beginSnapshot() {
        Levels before = levels;
        levels = spare;
        spare = before;
        levels.count = 0;
        snapshot = true;
        int quoted = quotedKey == NO_QUOTE ? -1 : before.find(quotedKey);
        if (quoted >= 0) {
            levels.set(quotedKey, before.sizes[quoted], before.taken[quoted]);
        }
    }

    /** Ends a message. What a snapshot did not name is forgotten; one without a level says that the book was lost, not that it is empty. */
    void endBook() {
        spare.count = 0;
        told = snapshot ? levels.count > 0 : told;
        snapshot = false;
    }

    /** One level of depth; false when quotes know better. */
    boolean depth(long price, long size) {
        told = true;
        deep = true;
        long key = sign * price;
        if (quotedKey != NO_QUOTE && key <= quotedKey) {
            return false;
        }
        int before = spare.find(key);
        levels.set(key, size, before >= 0 && spare.sizes[before] == size ? spare.taken[before] : 0);
        return true;
    }

    /** Nothing that the feed told holds any more. */
    void forget() {
        levels.count = 0;
        told = false;
        deep = false;
        quotedKey = NO_QUOTE;
    }

    /** Writes it down, between two messages. */
    void write(LineWriter line) {
        line.add(told).add(deep).add(quotedKey).add(levels.count);
        for (int i = 0; i < levels.count; i++) {
            line.add(levels.keys[i]).add(levels.sizes[i]).add(levels.taken[i]);
        }
    }

    /** Takes back what was written down. */
    VisibleSide read(LineReader line) {
        told = line.flag();
        deep = line.flag();
        quotedKey = line.number();
        for (int left = line.count(Integer.MAX_VALUE); left > 0; left--) {
            levels.set(line.number(), line.number(), line.number());
        }
        return this;
    }

    /** Parallel arrays, best first. */
    private static final class Levels {
        private long[] keys = new long[32];
        private long[] sizes = new long[32];
        private long[] taken = new long[32];
        private int count;

        /** Index of a key, or {@code -1 - insertion point}. */
        int find(long key) {
            if (count > 0 && keys[0] == key) {
                return 0;
            }
            return Arrays.binarySearch(keys, 0, count, key);
        }

        void set(long key, long size, long takenBefore) {
            int index = count > 0 && key > keys[count - 1] ? -1 - count : find(key);
            if (index >= 0) {
                update(index, size);
            } else if (size > 0) {
                insert(-1 - index, key, size, takenBefore);
            }
        }

        /** There is this level alone. */
        void only(long key, long size) {
            if (count == 0 || keys[0] != key || sizes[0] != size) {
                keys[0] = key;
                sizes[0] = size;
                taken[0] = 0;
                count = 1;
            }
        }

        private void update(int index, long size) {
            if (size == 0) {
                move(index + 1, index);
                count--;
            } else if (sizes[index] != size) {
                sizes[index] = size;
                taken[index] = 0;
            }
        }

        private void insert(int index, long key, long size, long takenBefore) {
            if (count == keys.length) {
                keys = Arrays.copyOf(keys, count * 2);
                sizes = Arrays.copyOf(sizes, count * 2);
                taken = Arrays.copyOf(taken, count * 2);
            }
            move(index, index + 1);
            keys[index] = key;
            sizes[index] = size;
            taken[index] = takenBefore;
            count++;
        }

        void removeBefore(long key) {
            int gone = 0;
            while (gone < count && keys[gone] < key) {
                gone++;
            }
            if (gone > 0) {
                move(gone, 0);
                count -= gone;
            }
        }

        private void move(int from, int to) {
            System.arraycopy(keys, from, keys, to, count - from);
            System.arraycopy(sizes, from, sizes, to, count - from);
            System.arraycopy(taken, from, taken, to, count - from);
        }
    }
}
