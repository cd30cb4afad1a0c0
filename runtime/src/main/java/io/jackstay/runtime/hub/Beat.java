package io.jackstay.runtime.hub;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one bot says of itself. Immutable.
 *
 * @param payload values that JSON has, as {@code docs/hub.md} names them
 */
public record Beat(String bot, Map<String, Object> payload) {
    public Beat {
        requireNonNull(bot, "bot is null");
        payload = Collections.unmodifiableMap(new LinkedHashMap<>(payload));
    }
}
