package io.jackstay.runtime.config;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** All keys of a configuration with their values as they were written, to compare two states of a file. Immutable. */
public final class FlatKeys {
    static final FlatKeys NONE = new FlatKeys(new TreeMap<>());

    private final SortedMap<String, String> keys;

    private FlatKeys(SortedMap<String, String> keys) {
        this.keys = keys;
    }

    static FlatKeys of(Node.Section root) {
        SortedMap<String, String> keys = new TreeMap<>();
        collect("", root, keys);
        return new FlatKeys(keys);
    }

    private static void collect(String path, Node node, SortedMap<String, String> keys) {
        if (node instanceof Node.Section section) {
            section.keys().forEach((key, value) -> collect(KeyPath.child(path, key), value, keys));
        } else if (node instanceof Node.Items items) {
            for (int i = 0; i < items.items().size(); i++) {
                collect(KeyPath.item(path, i), items.items().get(i), keys);
            }
        } else if (node instanceof Node.Text text) {
            keys.put(path, text.text());
        }
    }

    /** The keys that are there, gone or different in the other state, sorted; never a value, for it may be a secret. */
    public List<String> changedTo(FlatKeys other) {
        SortedSet<String> all = new TreeSet<>(keys.keySet());
        all.addAll(other.keys.keySet());
        List<String> changed = new ArrayList<>();
        for (String key : all) {
            if (!keys.getOrDefault(key, "").equals(other.keys.getOrDefault(key, ""))
                    || keys.containsKey(key) != other.keys.containsKey(key)) {
                changed.add(key);
            }
        }
        return changed;
    }

    /** The same state, but for those keys below these paths, which are as in the other one. */
    public FlatKeys with(FlatKeys other, List<String> changed) {
        SortedMap<String, String> merged = new TreeMap<>(keys);
        for (String key : changed) {
            String value = other.keys.get(key);
            if (value == null) {
                merged.remove(key);
            } else {
                merged.put(key, value);
            }
        }
        return new FlatKeys(merged);
    }
}
