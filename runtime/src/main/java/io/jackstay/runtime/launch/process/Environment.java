package io.jackstay.runtime.launch.process;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The environment variables of the process. Immutable. */
public record Environment(Map<String, String> variables) {
    public Environment {
        variables = Collections.unmodifiableMap(new TreeMap<>(requireNonNull(variables, "variables is null")));
    }

    public boolean isSet(String name) {
        return !variables.getOrDefault(name, "").isEmpty();
    }

    /** {@code JACKSTAY_DEBUG=1}; any other text than {@code 0} and {@code false} counts too. */
    public boolean debug() {
        String value = variables.getOrDefault("JACKSTAY_DEBUG", "");
        return !value.isEmpty() && !value.equals("0") && !value.equals("false");
    }
}
