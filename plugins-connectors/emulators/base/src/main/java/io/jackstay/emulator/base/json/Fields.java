package io.jackstay.emulator.base.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Values of an object as its shape has read it; that each is there and of its kind, the shape has said. Immutable. */
public final class Fields {
    private Fields() {}

    /** Any value. */
    public static Object any(Map<String, Object> values, String key) {
        return Objects.requireNonNull(values.get(key), key);
    }

    /** A text. */
    public static String text(Map<String, Object> values, String key) {
        return (String) any(values, key);
    }

    /** A number. */
    public static long number(Map<String, Object> values, String key) {
        return (Long) any(values, key);
    }

    /** A number that is told as text. */
    public static BigDecimal decimal(Map<String, Object> values, String key) {
        return new BigDecimal(text(values, key));
    }

    /** Whether a flag is there and set. */
    public static boolean flag(Map<String, Object> values, String key) {
        return values.get(key) == Boolean.TRUE;
    }

    /** A text that may be missing. */
    public static Optional<String> findText(Map<String, Object> values, String key) {
        return Optional.ofNullable((String) values.get(key));
    }

    /** A number that may be missing. */
    public static Optional<Long> findNumber(Map<String, Object> values, String key) {
        return Optional.ofNullable((Long) values.get(key));
    }

    /** An object in it. */
    public static Map<String, Object> part(Map<String, Object> values, String key) {
        return findPart(values, key).orElseThrow();
    }

    /** An object in it that may be missing. */
    @SuppressWarnings("unchecked") // so says the shape
    public static Optional<Map<String, Object>> findPart(Map<String, Object> values, String key) {
        return Optional.ofNullable((Map<String, Object>) values.get(key));
    }

    /** The objects of a list in it. */
    @SuppressWarnings("unchecked") // so says the shape
    public static List<Map<String, Object>> parts(Map<String, Object> values, String key) {
        return (List<Map<String, Object>>) any(values, key);
    }
}
