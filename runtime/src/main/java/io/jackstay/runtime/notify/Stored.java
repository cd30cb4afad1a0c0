package io.jackstay.runtime.notify;

import io.jackstay.runtime.config.alert.AlertLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes values out of stored objects; each throws {@link IllegalArgumentException} for one that is missing or of another kind. Thread safe. */
final class Stored {
    private Stored() {}

    static String text(Map<?, ?> object, String key) {
        if (object.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(key + " is no text");
    }

    static long number(Map<?, ?> object, String key) {
        if (object.get(key) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException(key + " is no whole number");
    }

    static AlertLevel level(Map<?, ?> object, String key) {
        String word = text(object, key);
        for (AlertLevel level : AlertLevel.values()) {
            if (level.word().equals(word)) {
                return level;
            }
        }
        throw new IllegalArgumentException(key + " is no level");
    }

    /** The objects of a list. */
    static List<Map<?, ?>> objects(Map<?, ?> object, String key) {
        if (!(object.get(key) instanceof List<?> list)) {
            throw new IllegalArgumentException(key + " is no list");
        }
        List<Map<?, ?>> objects = new ArrayList<>();
        for (Object element : list) {
            if (!(element instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException(key + " has something that is no object");
            }
            objects.add(map);
        }
        return objects;
    }
}
