package io.jackstay.runtime.web.http;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One answer. Immutable. Headers that every answer has are added where it is written.
 *
 * @param type of the body, such as {@code application/json}; empty without one
 * @param body not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // a body is written once and compared by nobody
public record Response(int status, String type, byte[] body, List<Header> headers) {
    public static final String JSON = "application/json";
    public static final String TEXT = "text/plain; charset=utf-8";

    private static final byte[] NOTHING = new byte[0];

    public Response {
        requireNonNull(type, "type is null");
        requireNonNull(body, "body is null");
        headers = List.copyOf(headers);
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status %d is none of an answer".formatted(status));
        }
    }

    /** 200 with JSON. */
    public static Response json(String text) {
        return json(200, text);
    }

    public static Response json(int status, String text) {
        return new Response(status, JSON, text.getBytes(StandardCharsets.UTF_8), List.of());
    }

    /** 200 with a text of this type. */
    public static Response text(String type, String text) {
        return new Response(200, type, text.getBytes(StandardCharsets.UTF_8), List.of());
    }

    /** Without a body. */
    public static Response empty(int status) {
        return new Response(status, "", NOTHING, List.of());
    }

    /** A refusal: {@code {"say": words}}. The words are ours, and say nothing of what is inside. */
    public static Response refusal(int status, String words) {
        return json(
                status, "{\"say\":\"%s\"}".formatted(words.replace("\\", "\\\\").replace("\"", "\\\"")));
    }

    public Response with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Response(status, type, body, more);
    }
}
