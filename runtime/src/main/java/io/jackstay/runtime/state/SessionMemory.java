package io.jackstay.runtime.state;

import io.jackstay.api.plugin.Memory;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A plugin's key-value store that lives as long as the process. Not thread safe: owned by the plugin's loop. */
public final class SessionMemory implements Memory {
    private static final int MAX_ENTRIES = 10_000;

    private final TreeMap<String, String> entries = new TreeMap<>();

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public void put(String key, String value) {
        if (key.isEmpty() || key.length() > MAX_KEY_LENGTH || value.length() > MAX_VALUE_LENGTH) {
            throw new IllegalArgumentException("memory key '%s': 1 to %d characters, and a value of at most %d; got %d"
                    .formatted(key, MAX_KEY_LENGTH, MAX_VALUE_LENGTH, value.length()));
        }
        if (entries.size() >= MAX_ENTRIES && !entries.containsKey(key)) {
            throw new IllegalStateException("memory holds %d entries, no more fit".formatted(MAX_ENTRIES));
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
        for (var entry : entries.tailMap(prefix).entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                break;
            }
            found.put(entry.getKey(), entry.getValue());
        }
        return found;
    }

    @Override
    public boolean isDurable() {
        return false;
    }
}
