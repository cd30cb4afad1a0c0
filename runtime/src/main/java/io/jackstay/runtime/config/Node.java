package io.jackstay.runtime.config;

import java.util.List;
import java.util.Map;

/** A value of the read configuration, free of the library that read it: texts as they were written. Immutable. */
sealed interface Node {
    Where where();

    /** How the value is shown in a message. */
    default String shown() {
        return "";
    }

    /**
     * A number, word or text.
     *
     * @param fromEnvironment at least part of it was substituted from the environment
     */
    record Text(Where where, String text, boolean fromEnvironment) implements Node {
        @Override
        public String shown() {
            return text.isEmpty() ? "\"\"" : text;
        }
    }

    /** A list. */
    record Items(Where where, List<Node> items) implements Node {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String shown() {
            return items.isEmpty() ? "[]" : "[...]";
        }
    }

    /** A block with its keys. The map is not changed after it was handed in, and keeps its order. */
    record Section(Where where, Map<String, Node> keys) implements Node {
        /** What stands at a key; {@link Unset} when nothing does. */
        Node at(String key) {
            Node node = keys.get(key);
            return node == null ? new Unset(where, "") : node;
        }

        @Override
        public String shown() {
            return keys.isEmpty() ? "{}" : "{...}";
        }
    }

    /**
     * A key without a value.
     *
     * @param variable the name of the optional substitution that gave nothing, as in {@code ${?API_KEY}}; empty when
     *     there is none
     */
    record Unset(Where where, String variable) implements Node {}

    /** A value that can't be used, and has been reported. */
    record Broken(Where where) implements Node {}
}
