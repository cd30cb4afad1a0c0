package io.jackstay.runtime.launch.doctor;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * What was found about one thing. Immutable.
 *
 * @param what the thing, such as {@code disk space}
 * @param words what was found
 * @param todo what to do about it; empty where there is nothing to do
 */
record Finding(Level level, String what, String words, String todo) {
    /** Closed; the worst last. */
    enum Level {
        OK,
        WARNING,
        ERROR;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Finding {
        requireNonNull(level, "level is null");
        requireNonNull(what, "what is null");
        requireNonNull(words, "words are null");
        requireNonNull(todo, "todo is null");
    }

    static Finding ok(String what, String words) {
        return new Finding(Level.OK, what, words, "");
    }

    static Finding warning(String what, String words, String todo) {
        return new Finding(Level.WARNING, what, words, todo);
    }

    static Finding error(String what, String words, String todo) {
        return new Finding(Level.ERROR, what, words, todo);
    }
}
