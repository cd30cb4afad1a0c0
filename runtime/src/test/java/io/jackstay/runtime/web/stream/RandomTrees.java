package io.jackstay.runtime.web.stream;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Trees and changes of trees from a seed. */
final class RandomTrees {
    private static final List<String> NAMES = List.of("a", "b.c", "d\\e", "__proto__", "f");

    private RandomTrees() {}

    static Map<String, Object> tree(SplittableRandom random, int depth) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (String name : NAMES) {
            if (random.nextInt(3) > 0) {
                tree.put(name, value(random, depth));
            }
        }
        return tree;
    }

    static Map<String, Object> changed(SplittableRandom random, Map<String, Object> before, int depth) {
        Map<String, Object> now = new LinkedHashMap<>();
        for (String name : NAMES) {
            Object old = before.get(name);
            int what = random.nextInt(10);
            if (what == 0) {
                continue;
            }
            if (what < 3) {
                now.put(name, value(random, depth));
            } else if (old instanceof Map<?, ?> && depth > 0) {
                now.put(name, changed(random, map(old), depth - 1));
            } else if (before.containsKey(name)) {
                now.put(name, old);
            }
        }
        return now;
    }

    @SuppressWarnings("unchecked") // all maps here have texts as keys
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static @Nullable Object value(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> null;
            case 1 -> String.valueOf(random.nextInt(3));
            case 2 -> List.of(random.nextInt(3), "x");
            case 3 -> random.nextBoolean();
            default -> tree(random, depth - 1);
        };
    }
}
