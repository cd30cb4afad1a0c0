package io.jackstay.runtime.notify;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.config.alert.AlertLevel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What leaves together. Immutable.
 *
 * @param id the same at each try, so that who takes it can tell a repeat
 * @param notices at least one
 * @param nanos when it was put together, epoch nanoseconds
 * @param partsSent how many of its parts have been taken; a channel makes the same parts of it each time
 */
record Letter(String id, List<Notice> notices, long nanos, int partsSent) {
    Letter {
        requireNonNull(id, "id is null");
        notices = List.copyOf(notices);
        if (notices.isEmpty()) {
            throw new IllegalArgumentException("a letter without a notice");
        }
    }

    /** That of its most urgent notice. */
    AlertLevel level() {
        AlertLevel level = AlertLevel.INFO;
        for (Notice notice : notices) {
            level = notice.level().isAtLeast(level) ? notice.level() : level;
        }
        return level;
    }

    Letter partSent() {
        return new Letter(id, notices, nanos, partsSent + 1);
    }

    Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", id);
        object.put("nanos", nanos);
        object.put("partsSent", (long) partsSent);
        object.put("notices", notices.stream().map(Notice::object).toList());
        return object;
    }

    static Letter of(Map<?, ?> object) {
        return new Letter(
                Stored.text(object, "id"),
                Stored.objects(object, "notices").stream().map(Notice::of).toList(),
                Stored.number(object, "nanos"),
                Math.toIntExact(Stored.number(object, "partsSent")));
    }
}
