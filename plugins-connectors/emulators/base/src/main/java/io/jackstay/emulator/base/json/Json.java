package io.jackstay.emulator.base.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** JSON with money as text: {@code 97123.0}, plain, a decimal point in each. Immutable. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    /** The first value of a text; empty when it is none. What stands behind the value is passed over. */
    public static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The value in a resource beside a class. */
    public static JsonNode resource(Class<?> beside, String name) {
        try (InputStream in = requireNonNull(beside.getResourceAsStream(name), name)) {
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /**
     * An object of these keys, with a blank between them, and these values.
     *
     * @param values {@link BigDecimal} becomes text, {@link Optional#empty} null, a collection or stream a list
     */
    public static ObjectNode of(String keys, Object... values) {
        return with(NODES.objectNode(), keys, values);
    }

    /** The same, added to an object. */
    public static ObjectNode with(ObjectNode object, String keys, Object... values) {
        String[] names = keys.isEmpty() ? new String[0] : keys.split(" ");
        if (names.length != values.length) {
            throw new IllegalArgumentException(
                    "%d keys and %d values: %s".formatted(names.length, values.length, keys));
        }
        for (int i = 0; i < names.length; i++) {
            object.set(names[i], node(values[i]));
        }
        return object;
    }

    /** The same with what is there. */
    public static ObjectNode maybe(ObjectNode object, String key, Optional<?> value) {
        value.ifPresent(there -> object.set(key, node(there)));
        return object;
    }

    /** A list of these values. */
    public static ArrayNode list(Object... values) {
        return array(Stream.of(values));
    }

    /** A list of what a stream has. */
    public static ArrayNode array(Stream<?> values) {
        ArrayNode all = NODES.arrayNode();
        values.forEach(value -> all.add(node(value)));
        return all;
    }

    /** A value as a node. */
    public static JsonNode node(Object value) {
        if (value instanceof JsonNode node) {
            return node;
        } else if (value instanceof Optional<?> maybe) {
            return maybe.<JsonNode>map(Json::node).orElse(NODES.nullNode());
        } else if (value instanceof Collection<?> many) {
            return array(many.stream());
        } else if (value instanceof Stream<?> many) {
            return array(many);
        } else if (value instanceof BigDecimal number) {
            return NODES.textNode(text(number));
        } else if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        } else if (value instanceof Integer number) {
            return NODES.numberNode(number);
        } else {
            return value instanceof Long number ? NODES.numberNode(number) : NODES.textNode(value.toString());
        }
    }

    /** Plain, without zeros at the end but for the one of a whole number. */
    public static String text(BigDecimal number) {
        BigDecimal canonical = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return (canonical.scale() < 1 ? canonical.setScale(1) : canonical).toPlainString();
    }
}
