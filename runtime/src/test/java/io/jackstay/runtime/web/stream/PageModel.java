package io.jackstay.runtime.web.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a page makes of frames, as the page's own store does. */
final class PageModel {
    private Map<String, Object> tree;

    PageModel(Map<String, Object> snapshot) {
        tree = copy(snapshot);
    }

    Map<String, Object> tree() {
        return tree;
    }

    void replace(Map<String, Object> snapshot) {
        tree = copy(snapshot);
    }

    void apply(Delta delta) {
        apply(RandomTrees.map((Object) delta.put()), delta.del());
    }

    void apply(Map<String, Object> put, List<?> del) {
        del.forEach(path -> remove(parts(String.valueOf(path))));
        put.forEach((path, fields) -> merge(reach(parts(path)), RandomTrees.map(fields)));
    }

    private static void merge(Map<String, Object> into, Map<String, Object> fields) {
        fields.forEach((name, value) -> {
            if (value instanceof Map<?, ?> && into.get(name) instanceof Map<?, ?> old) {
                merge(RandomTrees.map((Object) old), RandomTrees.map(value));
            } else {
                into.put(name, value instanceof Map<?, ?> ? copy(RandomTrees.map(value)) : value);
            }
        });
    }

    private Map<String, Object> reach(List<String> path) {
        Map<String, Object> at = tree;
        for (String part : path) {
            if (!(at.get(part) instanceof Map<?, ?>)) {
                at.put(part, new LinkedHashMap<>());
            }
            at = RandomTrees.map(at.get(part));
        }
        return at;
    }

    private void remove(List<String> path) {
        Map<String, Object> at = tree;
        for (String part : path.subList(0, path.size() - 1)) {
            if (!(at.get(part) instanceof Map<?, ?>)) {
                return;
            }
            at = RandomTrees.map(at.get(part));
        }
        at.remove(path.get(path.size() - 1));
    }

    private static Map<String, Object> copy(Map<String, Object> tree) {
        Map<String, Object> copy = new LinkedHashMap<>();
        tree.forEach(
                (name, value) -> copy.put(name, value instanceof Map<?, ?> ? copy(RandomTrees.map(value)) : value));
        return copy;
    }

    private static List<String> parts(String path) {
        List<String> parts = new ArrayList<>();
        if (path.isEmpty()) {
            return parts;
        }
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '\\') {
                part.append(path.charAt(++i));
            } else if (c == '.') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
