package io.jackstay.runtime.launch.command;

import io.jackstay.runtime.control.JsonLine;

/** What a command answers to a script: one JSON value on one line, as {@link JsonLine} writes it. Thread safe: pure functions. */
public final class JsonText {
    private JsonText() {}

    public static String of(Object value) {
        return JsonLine.of(value);
    }
}
