package io.jackstay.runtime.web.stream;

import io.jackstay.runtime.control.JsonLine;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Frames of the server as bytes. Thread safe: pure functions. */
final class Frames {
    private Frames() {}

    static byte[] snap(String channel, long version, long atMillis, Map<String, @Nullable Object> data) {
        Map<String, @Nullable Object> frame = head("snap", channel);
        frame.put("v", version);
        frame.put("at", atMillis);
        frame.put("data", data);
        return bytes(frame);
    }

    static byte[] delta(String channel, long from, long version, long atMillis, Delta delta) {
        Map<String, @Nullable Object> frame = head("delta", channel);
        frame.put("from", from);
        frame.put("v", version);
        frame.put("at", atMillis);
        if (!delta.put().isEmpty()) {
            frame.put("put", delta.put());
        }
        if (!delta.del().isEmpty()) {
            frame.put("del", delta.del());
        }
        return bytes(frame);
    }

    static byte[] append(String channel, long version, long atMillis, List<Map<String, @Nullable Object>> rows) {
        Map<String, @Nullable Object> frame = head("append", channel);
        frame.put("v", version);
        frame.put("at", atMillis);
        frame.put("rows", rows);
        return bytes(frame);
    }

    /** @param behindMillis how long there has been nothing new to tell that should have been there */
    static byte[] beat(long atMillis, String epoch, long behindMillis) {
        Map<String, @Nullable Object> frame = new LinkedHashMap<>();
        frame.put("t", "beat");
        frame.put("at", atMillis);
        frame.put("epoch", epoch);
        frame.put("behind", behindMillis);
        return bytes(frame);
    }

    static byte[] bye(int code, String why) {
        Map<String, @Nullable Object> frame = new LinkedHashMap<>();
        frame.put("t", "bye");
        frame.put("code", code);
        frame.put("why", why);
        return bytes(frame);
    }

    private static Map<String, @Nullable Object> head(String type, String channel) {
        Map<String, @Nullable Object> frame = new LinkedHashMap<>();
        frame.put("t", type);
        frame.put("ch", channel);
        return frame;
    }

    private static byte[] bytes(Map<String, @Nullable Object> frame) {
        return JsonLine.of(frame).getBytes(StandardCharsets.UTF_8);
    }
}
