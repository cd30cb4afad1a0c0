package io.jackstay.runtime.data;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.error.JackstayException;
import java.util.Arrays;

/** Where the values of one JSON object begin, by key. Not thread safe: owned by the thread that reads. */
final class JsonFields {
    private final JsonText json;
    private final Location location;
    private final int[] positions = new int[FrameKey.values().length];

    JsonFields(JsonText json, Location location) {
        this.json = requireNonNull(json, "json is null");
        this.location = requireNonNull(location, "location is null");
    }

    /** Walks the object that begins there and notes its fields; answers where it and the white space behind it end. */
    int scan(int at) {
        Arrays.fill(positions, -1);
        int next = json.expect(at, '{');
        if (json.peek(next) == '}') {
            return json.space(next + 1);
        }
        while (true) {
            int key = next;
            next = json.skipString(key);
            int value = json.expect(next, ':');
            note(key + 1, value);
            next = json.skip(value);
            if (json.peek(next) == '}') {
                return json.space(next + 1);
            }
            next = json.expect(next, ',');
        }
    }

    boolean has(FrameKey key) {
        return positions[key.ordinal()] >= 0;
    }

    /** Where the value of the key begins. */
    int require(FrameKey key) {
        int at = positions[key.ordinal()];
        if (at < 0) {
            throw missing(key);
        }
        return at;
    }

    private void note(int key, int value) {
        byte[] bytes = json.bytes();
        int end = key;
        while (bytes[end] != '"') {
            end++;
        }
        int ordinal = FrameKey.find(bytes, key, end);
        if (ordinal < 0) {
            return;
        }
        if (positions[ordinal] >= 0) {
            throw location.fault(
                    "field %s stands twice, expected it once".formatted(FrameKey.values()[ordinal].word()));
        }
        positions[ordinal] = value;
    }

    private JackstayException missing(FrameKey key) {
        return location.fault("field %s is missing, expected it in this frame".formatted(key.word()));
    }
}
