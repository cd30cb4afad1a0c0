package io.jackstay.lib.sim;

import io.jackstay.api.plugin.Memory;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A memory that counts what is written. Not thread safe: owned by a test. */
final class KeptText implements Memory {
    final TreeMap<String, String> entries = new TreeMap<>();
    int writes;

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public void put(String key, String value) {
        if (value.length() > MAX_VALUE_LENGTH || key.length() > MAX_KEY_LENGTH) {
            throw new IllegalArgumentException("too long");
        }
        writes++;
        entries.put(key, value);
    }

    @Override
    public void remove(String key) {
        writes++;
        entries.remove(key);
    }

    @Override
    public SortedMap<String, String> entries(String prefix) {
        return new TreeMap<>(entries.subMap(prefix, prefix + Character.MAX_VALUE));
    }
}
