package io.jackstay.emulator.base.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON object with known keys, in their canonical order. Immutable; each method gives a new one. */
public final class ObjectShape implements Shape {
    private final List<Field> fields;
    private final boolean strict;

    private ObjectShape(List<Field> fields, boolean strict) {
        this.fields = List.copyOf(fields);
        this.strict = strict;
    }

    /** Other keys are refused. */
    public static ObjectShape strict() {
        return new ObjectShape(List.of(), true);
    }

    /** Other keys are passed over. */
    public static ObjectShape lenient() {
        return new ObjectShape(List.of(), false);
    }

    /** With a key that must be there. */
    public ObjectShape key(String name, Shape shape) {
        return with(new Field(name, shape, true));
    }

    /** With a key that may be missing or null, and is left out then. */
    public ObjectShape maybe(String name, Shape shape) {
        return with(new Field(name, shape, false));
    }

    private ObjectShape with(Field field) {
        List<Field> all = new ArrayList<>(fields);
        all.add(field);
        return new ObjectShape(all, strict);
    }

    @Override
    public Map<String, Object> read(JsonNode node) {
        if (!node.isObject()) {
            throw new UnfitException("expected an object, got " + node);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : fields) {
            JsonNode value = node.path(field.name);
            boolean missing = value.isMissingNode() || (value.isNull() && !field.required);
            if (missing && field.required) {
                throw new UnfitException("missing field `%s`".formatted(field.name));
            }
            if (!missing) {
                values.put(field.name, field.shape.read(value));
            }
        }
        if (strict) {
            requireNoOther(node);
        }
        return values;
    }

    /** The values of a node; empty when it has another shape. */
    public Optional<Map<String, Object>> find(JsonNode node) {
        try {
            return Optional.of(read(node));
        } catch (UnfitException e) {
            return Optional.empty();
        }
    }

    private void requireNoOther(JsonNode node) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (fields.stream().noneMatch(field -> field.name.equals(name))) {
                throw new UnfitException("unknown field `%s`".formatted(name));
            }
        }
    }

    private record Field(String name, Shape shape, boolean required) {}
}
