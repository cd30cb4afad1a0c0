package io.jackstay.runtime.config;

import java.util.List;

/**
 * What stands where in one file, before the library merges it: which key is set on which line, and what is included.
 * Immutable.
 *
 * <p>The library merges two blocks of one name without a word and drops an optional substitution that gives nothing;
 * here both can still be seen.
 *
 * @param items in the order of the file
 * @param tooDeepLine the line at which blocks are nested deeper than {@link OutlineScanner#DEEPEST}; 0 when they are
 *     not
 */
record Outline(List<Item> items, int tooDeepLine) {
    Outline {
        items = List.copyOf(items);
    }

    sealed interface Item {}

    /**
     * A key that is given a value.
     *
     * @param keys from the top of the file, a list's element as {@code [0]}; prefixed with the place of the include
     *     when the file is included
     * @param block number of the literal block, within the file, in which the key stands
     * @param value what stands there
     * @param variable the name in the last {@code ${?NAME}} of the value; empty when there is none
     */
    record Entry(List<String> keys, Where where, int block, Value value, String variable) implements Item {
        Entry {
            keys = List.copyOf(keys);
        }

        String path() {
            return join(keys);
        }

        String parentPath() {
            return join(keys.subList(0, keys.size() - 1));
        }

        private static String join(List<String> keys) {
            String path = "";
            for (String key : keys) {
                path = key.startsWith("[") ? path + key : KeyPath.child(path, key);
            }
            return path;
        }
    }

    /** The looks of a value. */
    enum Value {
        /** Has a literal block, so it declares something. */
        BLOCK,
        /** Literal, and no block. */
        LITERAL,
        /** Has a substitution and no block. */
        SUBSTITUTED,
        /** Added to a list by {@code +=}. */
        APPENDED
    }

    /** An include statement. {@code form} is {@code file}, {@code url} or {@code classpath}; empty when it has none. */
    record Include(List<String> keys, Where where, String form, String target) implements Item {
        Include {
            keys = List.copyOf(keys);
        }
    }
}
