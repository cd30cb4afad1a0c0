package io.jackstay.strategy.grid;

import io.jackstay.api.plugin.Memory;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Memory in a map. Not thread safe: owned by one test. */
final class MapMemory implements Memory {
    private final SortedMap<String, String> entries = new TreeMap<>();

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public void put(String key, String value) {
        entries.put(key, value);
    }

    @Override
    public void remove(String key) {
        entries.remove(key);
    }

    @Override
    public SortedMap<String, String> entries(String prefix) {
        SortedMap<String, String> some = new TreeMap<>(entries);
        some.keySet().removeIf(key -> !key.startsWith(prefix));
        return some;
    }
}
