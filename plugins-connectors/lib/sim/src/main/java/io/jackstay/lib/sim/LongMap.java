package io.jackstay.lib.sim;

import java.util.Optional;

/**
 * Values by positive {@code long} keys, without an object for each key. Not thread safe: owned by its registry. Never iterated.
 *
 * @param <V> what is looked up
 */
final class LongMap<V> {
    private static final int SMALLEST = 64;

    private long[] keys = new long[SMALLEST];
    private Object[] values = new Object[SMALLEST];
    private int size;

    @SuppressWarnings("unchecked") // only put writes values
    Optional<V> find(long key) {
        return Optional.ofNullable((V) values[slot(key)]);
    }

    boolean contains(long key) {
        return keys[slot(key)] == key;
    }

    void put(long key, V value) {
        if (key <= 0) {
            throw new IllegalArgumentException("a key must be positive, got " + key);
        }
        if (size * 2 >= keys.length) {
            grow();
        }
        int slot = slot(key);
        size += keys[slot] == key ? 0 : 1;
        keys[slot] = key;
        values[slot] = value;
    }

    /** Entries that had to move past the hole are moved back, so that none is lost. */
    void remove(long key) {
        int hole = slot(key);
        if (keys[hole] != key) {
            return;
        }
        size--;
        int mask = keys.length - 1;
        int next = (hole + 1) & mask;
        while (keys[next] != 0) {
            int home = home(keys[next]);
            if (((next - home) & mask) >= ((next - hole) & mask)) {
                keys[hole] = keys[next];
                values[hole] = values[next];
                hole = next;
            }
            next = (next + 1) & mask;
        }
        keys[hole] = 0;
        values[hole] = null;
    }

    private void grow() {
        long[] oldKeys = keys;
        Object[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new Object[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    /** Where the key is, or the free slot where it would go. */
    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = home(key);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int home(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & (keys.length - 1);
    }
}
