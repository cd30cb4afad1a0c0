package io.jackstay.runtime.web.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What leads from one tree to another. Immutable.
 *
 * <p>First what is in {@code del} goes, then the fields of {@code put} are set below their paths. A path has a dot between its parts; a dot
 * or a backslash within a part has a backslash before it; the empty path is the root. Lists are values: they are set as a whole.
 *
 * @param put fields to set by the path of the object that has them; an object among them is new and has no field yet
 * @param del paths of fields that are gone
 */
public record Delta(Map<String, Map<String, @Nullable Object>> put, List<String> del) {
    public Delta {
        put = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(put));
        del = List.copyOf(del);
    }

    public static Delta between(Map<?, ?> before, Map<?, ?> now) {
        Map<String, Map<String, @Nullable Object>> put = new LinkedHashMap<>();
        List<String> del = new ArrayList<>();
        compare("", before, now, put, del);
        return new Delta(put, del);
    }

    private static void compare(
            String path,
            Map<?, ?> before,
            Map<?, ?> now,
            Map<String, Map<String, @Nullable Object>> put,
            List<String> del) {
        for (Object key : before.keySet()) {
            if (!now.containsKey(key)) {
                del.add(below(path, key));
            }
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Map.Entry<?, ?> field : now.entrySet()) {
            Object value = field.getValue();
            Object old = before.get(field.getKey());
            if (value instanceof Map<?, ?> inner && old instanceof Map<?, ?> oldInner) {
                if (inner != oldInner) {
                    compare(below(path, field.getKey()), oldInner, inner, put, del);
                }
            } else if (!Objects.equals(value, old) || value == null && !before.containsKey(field.getKey())) {
                fields.put(String.valueOf(field.getKey()), value);
            }
        }
        if (!fields.isEmpty()) {
            put.put(path, fields);
        }
    }

    private static String below(String path, Object key) {
        String part = String.valueOf(key).replace("\\", "\\\\").replace(".", "\\.");
        return path.isEmpty() ? part : path + "." + part;
    }

    boolean isEmpty() {
        return put.isEmpty() && del.isEmpty();
    }
}
