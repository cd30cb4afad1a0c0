package io.jackstay.testkit.conformance.stand;

import io.jackstay.api.plugin.Memory;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The small store of a login, which outlives its connector. Not thread safe: owned by the case. */
final class StandMemory implements Memory {
    private final SortedMap<String, String> entries = new TreeMap<>();

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public void put(String key, String value) {
        if (key.length() > MAX_KEY_LENGTH || value.length() > MAX_VALUE_LENGTH) {
            throw new IllegalArgumentException(
                    "key or value too long: %d and %d characters".formatted(key.length(), value.length()));
        }
        entries.put(key, value);
    }

    @Override
    public void remove(String key) {
        entries.remove(key);
    }

    @Override
    public SortedMap<String, String> entries(String prefix) {
        SortedMap<String, String> found = new TreeMap<>();
        entries.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key, value);
            }
        });
        return found;
    }
}
