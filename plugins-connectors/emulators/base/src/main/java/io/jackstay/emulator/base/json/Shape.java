package io.jackstay.emulator.base.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a JSON value must look like, and the plain value that it stands for. Immutable.
 *
 * <p>A value is a {@link String}, {@link Long}, {@link Boolean}, {@link List} or {@link Map} with its keys in the shape's order, whatever
 * the order that they came in; numbers that are told as text are canonical text, without zeros at their end.
 */
@FunctionalInterface
public interface Shape {
    /** The value of a node; {@link UnfitException} when it has another shape. */
    Object read(JsonNode node);

    /** Any text. */
    static Shape text() {
        return node -> require(node.isTextual(), node, "a string").textValue();
    }

    /** One of some words. */
    static Shape word(String... words) {
        List<String> known = List.of(words);
        return node -> require(node.isTextual() && known.contains(node.textValue()), node, "one of " + known)
                .textValue();
    }

    /** True or false. */
    static Shape flag() {
        return node -> require(node.isBoolean(), node, "a boolean").booleanValue();
    }

    /** A whole number within bounds. */
    static Shape whole(long least, long most) {
        return node -> {
            require(node.isIntegralNumber() && node.canConvertToLong(), node, "a whole number");
            long value = node.longValue();
            require(value >= least && value <= most, node, "a number from " + least + " to " + most);
            return value;
        };
    }

    /** A number that is not negative, as text in plain notation. */
    static Shape decimal(int mostDecimals, BigDecimal most) {
        return node -> {
            require(node.isTextual() && node.textValue().matches("[0-9]+(\\.[0-9]*)?|\\.[0-9]+"), node, "a decimal");
            BigDecimal value = new BigDecimal(node.textValue()).stripTrailingZeros();
            require(value.scale() <= mostDecimals && value.compareTo(most) <= 0, node, "a decimal in range");
            return value.signum() == 0 ? "0" : value.toPlainString();
        };
    }

    /** So many bytes in hexadecimal behind {@code 0x}, in lower case. */
    static Shape hex(int bytes) {
        String pattern = "0x[0-9a-fA-F]{" + bytes * 2 + "}";
        return node -> require(node.isTextual() && node.textValue().matches(pattern), node, bytes + " bytes in hex")
                .textValue()
                .toLowerCase(Locale.ROOT);
    }

    /** A list of values of one shape. */
    static Shape list(Shape each) {
        return node -> {
            require(node.isArray(), node, "a list");
            List<Object> values = new ArrayList<>();
            node.forEach(entry -> values.add(each.read(entry)));
            return values;
        };
    }

    /** The first of two shapes that fits. */
    static Shape either(Shape one, Shape other) {
        return node -> {
            try {
                return one.read(node);
            } catch (UnfitException e) {
                return other.read(node);
            }
        };
    }

    private static JsonNode require(boolean fits, JsonNode node, String expected) {
        if (!fits) {
            throw new UnfitException("expected %s, got %s".formatted(expected, node));
        }
        return node;
    }
}
