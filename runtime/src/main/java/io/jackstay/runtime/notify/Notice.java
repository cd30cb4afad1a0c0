package io.jackstay.runtime.notify;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.alert.RaisedAlert;
import io.jackstay.runtime.config.alert.AlertLevel;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing to tell people. Immutable. Its words may come from anywhere, a venue's answer or a bot's name, and are escaped where they leave.
 *
 * @param who whom it is about
 * @param code a stable name, such as {@code BOT_HALTED}
 * @param subject what it is about beside the code; may be empty
 * @param text one sentence
 * @param nanos when, epoch nanoseconds
 * @param times how often since it was told last
 */
record Notice(AlertLevel level, String who, String code, String subject, String text, long nanos, long times) {
    Notice {
        requireNonNull(level, "level is null");
        requireNonNull(who, "who is null");
        requireNonNull(code, "code is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(text, "text is null");
    }

    static Notice of(RaisedAlert raised, long times) {
        return new Notice(
                Levels.of(raised.alert().code(), raised.alert().subject()),
                raised.who(),
                raised.alert().code().name(),
                raised.alert().subject(),
                raised.alert().text(),
                raised.alert().nanos(),
                times);
    }

    Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("level", level.word());
        object.put("who", who);
        object.put("code", code);
        object.put("subject", subject);
        object.put("text", text);
        object.put("nanos", nanos);
        object.put("times", times);
        return object;
    }

    /** Throws {@link IllegalArgumentException} or {@link ClassCastException} for what {@link #object} has not made. */
    static Notice of(Map<?, ?> object) {
        return new Notice(
                Stored.level(object, "level"),
                Stored.text(object, "who"),
                Stored.text(object, "code"),
                Stored.text(object, "subject"),
                Stored.text(object, "text"),
                Stored.number(object, "nanos"),
                Stored.number(object, "times"));
    }
}
