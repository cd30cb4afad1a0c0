package io.jackstay.runtime.tape;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import io.jackstay.runtime.journal.RecordReader;
import io.jackstay.runtime.journal.RecordWriter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the shape of a type: what it is made of, when it is a record; which of its kinds, when it is sealed; else one that is known by
 * name. Stateless.
 *
 * <p>A tape is read by the version that wrote it, so no field carries a name or a version of its own.
 */
final class Shapes {
    private static final String OURS = "io.jackstay.";
    private static final Map<Type, Shape> KNOWN = new ConcurrentHashMap<>();

    /** For values of which nothing is known before they are there: their class goes with them. */
    static final Shape ANY = new Any();

    private Shapes() {}

    static Shape of(Type type) {
        Shape known = KNOWN.get(type);
        if (known == null) {
            known = make(type);
            KNOWN.put(type, known);
        }
        return known;
    }

    private static Shape make(Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type[] of = generic.getActualTypeArguments();
            if (raw == List.class) {
                return new ListShape(of(of[0]));
            } else if (raw == Optional.class) {
                return new OptionalShape(of(of[0]));
            } else if (Map.class.isAssignableFrom(raw)) {
                return new MapShape(of(of[0]), of(of[1]));
            }
            return of(raw);
        }
        if (!(type instanceof Class<?> plain)) {
            return ANY;
        }
        Optional<Shape> plainShape = PlainShapes.of(plain).or(() -> ContractShapes.of(plain));
        if (plainShape.isPresent()) {
            return plainShape.get();
        } else if (plain.isRecord()) {
            return new RecordShape(plain);
        }
        return ANY;
    }

    private record ListShape(Shape member) implements Shape {
        @Override
        public void put(RecordWriter to, Object value) {
            List<?> list = (List<?>) value;
            to.putLong(list.size());
            list.forEach(item -> member.put(to, requireNonNull(item, "item is null")));
        }

        @Override
        public Object take(RecordReader from) {
            int count = from.takeInt();
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                list.add(member.take(from));
            }
            return list;
        }
    }

    private record OptionalShape(Shape member) implements Shape {
        @Override
        public void put(RecordWriter to, Object value) {
            Optional<?> optional = (Optional<?>) value;
            to.putBoolean(optional.isPresent());
            optional.ifPresent(present -> member.put(to, present));
        }

        @Override
        public Object take(RecordReader from) {
            return from.takeBoolean() ? Optional.of(member.take(from)) : Optional.empty();
        }
    }

    /** Comes back sorted. */
    private record MapShape(Shape key, Shape member) implements Shape {
        @Override
        public void put(RecordWriter to, Object value) {
            Map<?, ?> map = (Map<?, ?>) value;
            to.putLong(map.size());
            map.forEach((name, item) -> {
                key.put(to, requireNonNull(name, "key is null"));
                member.put(to, requireNonNull(item, "value is null"));
            });
        }

        @Override
        public Object take(RecordReader from) {
            int count = from.takeInt();
            SortedMap<Object, Object> map = new TreeMap<>();
            for (int i = 0; i < count; i++) {
                Object name = key.take(from);
                map.put(name, member.take(from));
            }
            return map;
        }
    }

    private static final class Any implements Shape {
        private static final String LIST = "list";
        private static final String MAP = "map";

        @Override
        public void put(RecordWriter to, Object value) {
            if (value instanceof List<?>) {
                new ListShape(this).put(to.putText(LIST), value);
            } else if (value instanceof Map<?, ?>) {
                new MapShape(this, this).put(to.putText(MAP), value);
            } else {
                Class<?> type = value.getClass();
                shapeOf(type).put(to.putText(type.getName()), value);
            }
        }

        @Override
        public Object take(RecordReader from) {
            String name = from.takeText();
            return switch (name) {
                case LIST -> new ListShape(this).take(from);
                case MAP -> new MapShape(this, this).take(from);
                default -> shapeOf(named(name)).take(from);
            };
        }

        private static Shape shapeOf(Class<?> type) {
            Shape shape = of(type);
            if (shape == ANY) {
                throw new IllegalArgumentException("a tape has no form for a value of " + type);
            }
            return shape;
        }

        private static Class<?> named(String name) {
            try {
                if (name.startsWith(OURS) || PlainShapes.knows(name)) {
                    return Class.forName(name, false, Shapes.class.getClassLoader());
                }
            } catch (ClassNotFoundException e) {
                throw new JackstayException(ErrorCode.JOURNAL_VERSION, unknown(name), e);
            }
            throw new JackstayException(ErrorCode.JOURNAL_VERSION, unknown(name));
        }

        private static String unknown(String name) {
            return "the tape has a value of %s, which this version does not know".formatted(name);
        }
    }
}
