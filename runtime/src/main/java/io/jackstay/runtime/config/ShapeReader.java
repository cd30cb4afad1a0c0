package io.jackstay.runtime.config;

import io.jackstay.api.market.MarketId;
import io.jackstay.api.market.Venue;
import io.jackstay.api.plugin.Choice;
import io.jackstay.api.plugin.Default;
import io.jackstay.api.plugin.Doc;
import io.jackstay.api.plugin.Secret;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the shape of a configuration record by reflection. Not thread safe: made for one record, on one thread.
 *
 * <p>The record may come from a plugin's class loader. What it may not be made of is an {@link
 * IllegalArgumentException} whose message is for the plugin's author.
 */
final class ShapeReader {
    private static final String TYPE_KEY = "type";

    private final Deque<Class<?>> open = new ArrayDeque<>();

    private ShapeReader() {}

    /**
     * Throws {@link IllegalArgumentException}, and {@link LinkageError} when the class refers to classes that are not
     * there.
     */
    static Shape.Block read(Class<?> type) {
        return new ShapeReader().block(type);
    }

    private Shape.Block block(Class<?> type) {
        if (!type.isRecord() || !Modifier.isPublic(type.getModifiers())) {
            throw new IllegalArgumentException(type.getName() + " must be a public record");
        }
        if (open.contains(type)) {
            throw new IllegalArgumentException(type.getName() + " contains itself");
        }
        open.push(type);
        List<Shape.Key> keys = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            keys.add(key(type, component));
        }
        open.pop();
        return new Shape.Block(type.asSubclass(Record.class), doc(type), keys);
    }

    private Shape.Key key(Class<?> owner, RecordComponent component) {
        String place = owner.getName() + "." + component.getName() + ": ";
        try {
            Shape shape = shape(component.getGenericType());
            Default text = component.getAnnotation(Default.class);
            Optional<String> defaultText = Optional.ofNullable(text).map(Default::value);
            if (defaultText.isPresent() && (shape instanceof Shape.Maybe || shape instanceof Shape.Hidden)) {
                throw new IllegalArgumentException("an Optional or a Secret has no @Default");
            }
            return new Shape.Key(
                    KeyPath.kebab(component.getName()), shape, defaultText, range(component, shape), doc(component));
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw new IllegalArgumentException(message.contains(": ") ? message : place + message, e);
        }
    }

    private Shape shape(Type type) {
        if (type instanceof Class<?> plain) {
            return plain(plain);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            Type[] arguments = generic.getActualTypeArguments();
            if (raw == Optional.class) {
                return new Shape.Maybe(element(arguments[0]));
            }
            if (raw == List.class) {
                return new Shape.Many(element(arguments[0]));
            }
            if (raw == SortedMap.class) {
                return new Shape.Table(mapKey(arguments[0]), element(arguments[1]));
            }
        }
        throw unsupported(type);
    }

    private Shape element(Type type) {
        Shape shape = shape(type);
        if (shape instanceof Shape.Maybe) {
            throw new IllegalArgumentException("an Optional can't be nested");
        }
        return shape;
    }

    private Shape plain(Class<?> type) {
        Optional<Scalar> scalar = Scalar.of(type);
        if (scalar.isPresent()) {
            return new Shape.Single(scalar.get());
        }
        if (type == Secret.class) {
            return new Shape.Hidden();
        }
        if (type == PluginBlock.class) {
            return new Shape.Guest();
        }
        if (type.isEnum()) {
            return word(type);
        }
        if (type.isRecord()) {
            return block(type);
        }
        if (type.isInterface() && type.isSealed()) {
            SortedMap<String, Shape.Block> blocks = new TreeMap<>();
            choices(type, blocks);
            return new Shape.Choice(blocks);
        }
        throw unsupported(type);
    }

    private static Shape word(Class<?> type) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(KeyPath.kebab(((Enum<?>) constant).name()), constant);
        }
        if (constants.isEmpty()) {
            throw new IllegalArgumentException(type.getName() + " has no constants");
        }
        return new Shape.Word(constants);
    }

    private void choices(Class<?> sealed, SortedMap<String, Shape.Block> blocks) {
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isInterface() && permitted.isSealed()) {
                choices(permitted, blocks);
                continue;
            }
            Choice choice = permitted.getAnnotation(Choice.class);
            if (choice == null) {
                throw new IllegalArgumentException(permitted.getName() + " has no @Choice");
            }
            Shape.Block block = block(permitted);
            if (block.keys().stream().anyMatch(key -> key.name().equals(TYPE_KEY))) {
                throw new IllegalArgumentException(permitted.getName() + " must not have a component type");
            }
            if (blocks.put(choice.value(), block) != null) {
                throw new IllegalArgumentException("two records say @Choice(\"" + choice.value() + "\")");
            }
        }
    }

    private static Scalar mapKey(Type type) {
        boolean allowed =
                type instanceof Class<?> key && (key == String.class || key == Venue.class || key == MarketId.class);
        Optional<Scalar> scalar = allowed ? Scalar.of((Class<?>) type) : Optional.empty();
        return scalar.orElseThrow(() -> unsupported(type));
    }

    private static Range range(RecordComponent component, Shape shape) {
        io.jackstay.api.plugin.Range range = component.getAnnotation(io.jackstay.api.plugin.Range.class);
        if (range == null) {
            return Range.OPEN;
        }
        Scalar scalar = innermost(shape);
        if (!scalar.ranged()) {
            throw new IllegalArgumentException("@Range is for numbers, percentages and durations");
        }
        try {
            return Range.of(scalar, range.min(), range.max());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "@Range from '%s' to '%s' can't be read as %s".formatted(range.min(), range.max(), scalar.words()),
                    e);
        }
    }

    private static Scalar innermost(Shape shape) {
        if (shape instanceof Shape.Maybe maybe) {
            return innermost(maybe.inner());
        }
        if (shape instanceof Shape.Many many) {
            return innermost(many.element());
        }
        if (shape instanceof Shape.Table table) {
            return innermost(table.value());
        }
        if (shape instanceof Shape.Single single) {
            return single.scalar();
        }
        throw new IllegalArgumentException("@Range is for numbers, percentages and durations");
    }

    private static String doc(AnnotatedElement element) {
        Doc doc = element.getAnnotation(Doc.class);
        return doc == null ? "" : doc.value().strip();
    }

    private static IllegalArgumentException unsupported(Type type) {
        String advice = type == double.class || type == float.class || type == Double.class || type == Float.class
                ? "is not exact, use BigDecimal or Percent"
                : "is no type of a configuration key";
        return new IllegalArgumentException(type.getTypeName() + " " + advice);
    }
}
