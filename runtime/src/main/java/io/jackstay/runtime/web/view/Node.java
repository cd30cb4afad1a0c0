package io.jackstay.runtime.web.view;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Builds one object of an answer; what is not known is null. Not thread safe: made, filled and handed on. */
public final class Node {
    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    public Node put(String name, @Nullable Object value) {
        fields.put(name, value instanceof Node node ? node.map() : value);
        return this;
    }

    /** A decimal as a text, so that no reader makes a binary fraction of it. */
    public Node put(String name, BigDecimal value) {
        return put(name, (Object) decimal(value));
    }

    public Node put(String name, Optional<BigDecimal> value) {
        return put(name, (Object) value.map(Node::decimal).orElse(null));
    }

    /** A time as whole milliseconds. */
    public Node at(String name, long nanos) {
        return put(name, (Object) TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    public Node at(String name, Optional<Long> nanos) {
        return put(name, (Object) nanos.map(TimeUnit.NANOSECONDS::toMillis).orElse(null));
    }

    /** An enumeration in lower case. */
    public Node word(String name, Enum<?> value) {
        return put(name, (Object) value.name().toLowerCase(Locale.ROOT));
    }

    public Node list(String name, List<Node> values) {
        return put(name, (Object) values.stream().map(Node::map).toList());
    }

    /** Not to be changed any more. */
    public Map<String, @Nullable Object> map() {
        return Collections.unmodifiableMap(fields);
    }

    public static String decimal(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
