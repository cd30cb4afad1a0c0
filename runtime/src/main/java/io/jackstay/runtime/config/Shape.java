package io.jackstay.runtime.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a configuration record expects, read from its class once; both the binder and the description go by it.
 * Immutable.
 */
sealed interface Shape {
    /** As in "must be ...". */
    String words();

    /** Whether a secret stands anywhere in it. */
    default boolean holdsSecret() {
        return false;
    }

    record Single(Scalar scalar) implements Shape {
        @Override
        public String words() {
            return scalar.words();
        }
    }

    /** Constants by their word in a file, in the order of the enum. */
    record Word(Map<String, Object> constants) implements Shape {
        @Override
        public String words() {
            return constants.size() == 1
                    ? constants.keySet().iterator().next()
                    : "one of " + String.join(", ", constants.keySet());
        }
    }

    record Hidden() implements Shape {
        @Override
        public String words() {
            return "a secret, as ${NAME} from the environment or as { file = path }";
        }

        @Override
        public boolean holdsSecret() {
            return true;
        }
    }

    record Maybe(Shape inner) implements Shape {
        @Override
        public String words() {
            return inner.words();
        }

        @Override
        public boolean holdsSecret() {
            return inner.holdsSecret();
        }
    }

    record Many(Shape element) implements Shape {
        @Override
        public String words() {
            return "a list in [ ], each element " + element.words();
        }

        @Override
        public boolean holdsSecret() {
            return element.holdsSecret();
        }
    }

    /** {@code keyWords} is what a key must be. */
    record Table(Scalar key, Shape value) implements Shape {
        @Override
        public String words() {
            return "a block in { }, each key " + key.words() + " and each value " + value.words();
        }

        @Override
        public boolean holdsSecret() {
            return value.holdsSecret();
        }
    }

    /** A nested record. */
    record Block(Class<? extends Record> type, String doc, List<Key> keys) implements Shape {
        public Block {
            keys = List.copyOf(keys);
        }

        @Override
        public String words() {
            return "a block in { }";
        }

        @Override
        public boolean holdsSecret() {
            return keys.stream().anyMatch(key -> key.shape().holdsSecret());
        }

        /** Whether an absent block means the same as an empty one. */
        boolean mayBeEmpty() {
            return keys.stream().noneMatch(Key::isRequired);
        }
    }

    /** One of several records, named by the key {@code type}. */
    record Choice(SortedMap<String, Block> blocks) implements Shape {
        @Override
        public String words() {
            return "a block in { } with type = " + String.join(" or ", blocks.keySet());
        }

        @Override
        public boolean holdsSecret() {
            return blocks.values().stream().anyMatch(Shape::holdsSecret);
        }
    }

    /** A strategy, connector or risk rule; only the runtime's own records have these. */
    record Guest() implements Shape {
        @Override
        public String words() {
            return "a block with plugin = NAME and the plugin's own keys";
        }
    }

    /**
     * A component of a record.
     *
     * @param name as in a file
     * @param defaultText as in the annotation
     */
    record Key(String name, Shape shape, Optional<String> defaultText, Range range, String doc) {
        boolean isRequired() {
            return defaultText.isEmpty()
                    && !(shape instanceof Maybe)
                    && !(shape instanceof Block block && block.mayBeEmpty());
        }

        boolean isSecret() {
            return shape instanceof Hidden || (shape instanceof Maybe maybe && maybe.inner() instanceof Hidden);
        }

        /** As in "must be ...", with the range. */
        String words() {
            return range.isOpen() ? shape.words() : shape.words() + ", " + range.words();
        }
    }
}
