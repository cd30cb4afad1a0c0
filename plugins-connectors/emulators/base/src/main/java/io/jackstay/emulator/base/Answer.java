package io.jackstay.emulator.base;

import static java.util.Objects.requireNonNull;

/**
 * One HTTP answer. Immutable.
 *
 * @param status the code, such as 200
 * @param contentType of the body
 * @param body in UTF-8
 */
public record Answer(int status, String contentType, String body) {
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";

    public Answer {
        requireNonNull(contentType, "contentType is null");
        requireNonNull(body, "body is null");
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status must be 200 to 599, got " + status);
        }
    }

    /** 200 with JSON. */
    public static Answer ok(String json) {
        return new Answer(200, JSON, json);
    }

    /** Any status with JSON. */
    public static Answer json(int status, String json) {
        return new Answer(status, JSON, json);
    }

    /** Any status with plain text. */
    public static Answer text(int status, String words) {
        return new Answer(status, TEXT, words);
    }

    /** The same with another body. */
    public Answer body(String other) {
        return new Answer(status, contentType, other);
    }
}
