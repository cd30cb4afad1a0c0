package io.jackstay.runtime.web.http;

import java.util.Optional;

/** What may be done to a path. Closed: anything else is answered with 405. */
public enum Method {
    GET,
    POST,
    DELETE;

    /** GET alone changes nothing. */
    public boolean changes() {
        return this != GET;
    }

    /** Methods are case-sensitive. */
    static Optional<Method> find(String word) {
        for (Method method : values()) {
            if (method.name().equals(word)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }
}
